import { execve, execPath, argv } from 'node:process'
import vm from 'node:vm'

// Jest needs this flag for ES modules; with it set here, a plain `npx jest` works.
if (!vm.SourceTextModule) execve(execPath, [execPath, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning', ...argv.slice(1)])

export default {
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/tests/support/stripTypes.js' },
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  runner: ['jest-light-runner', { runtime: 'child_process' }],
  setupFilesAfterEnv: ['<rootDir>/tests/support/process/suites.js'],
  globalSetup: '<rootDir>/tests/support/startService.ts',
  globalTeardown: '<rootDir>/tests/support/stopService.ts',
  // One more than there are cores on the smallest machine: while one waits for the service, another works.
  maxWorkers: 3,
  testSequencer: '<rootDir>/tests/support/longFirst.js',
  testTimeout: 120_000,
}
