import { execve, execPath, argv } from 'node:process'
import vm from 'node:vm'

// Jest needs this flag for ES modules; with it set here, a plain `npx jest` works.
if (!vm.SourceTextModule) execve(execPath, [execPath, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning', ...argv.slice(1)])

export default {
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/tests/support/stripTypes.js' },
  testEnvironment: 'node',
  maxWorkers: 2,
  testSequencer: '<rootDir>/tests/support/longFirst.js',
  testTimeout: 120_000,
  globalSetup: '<rootDir>/tests/support/startService.ts',
  globalTeardown: '<rootDir>/tests/support/stopService.ts',
}
