import { execve, execPath, argv } from 'node:process'
import vm from 'node:vm'

// Jest needs this flag for ES modules; with it set here, a plain `npx jest` works.
if (!vm.SourceTextModule) execve(execPath, [execPath, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning', ...argv.slice(1)])

const common = {
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/tests/support/stripTypes.js' },
  testEnvironment: 'node',
  globalSetup: '<rootDir>/tests/support/startService.ts',
  globalTeardown: '<rootDir>/tests/support/stopService.ts',
}

/** Those that change what a whole process stands on have one for themselves. */
const alone = ['live', 'session', 'transaction'].map((name) => `tests/platform/${name}.test.ts`)

export default {
  // One more than there are cores on the smallest machine: while one waits for the service, another works.
  maxWorkers: 3,
  testSequencer: '<rootDir>/tests/support/longFirst.js',
  testTimeout: 120_000,
  projects: [
    { ...common, testMatch: ['<rootDir>/tests/**/*.test.ts'], testPathIgnorePatterns: alone, runner: ['jest-light-runner', { runtime: 'child_process' }], setupFilesAfterEnv: ['<rootDir>/tests/support/process/suites.js'] },
    { ...common, testMatch: alone.map((suite) => `<rootDir>/${suite}`) },
  ],
}
