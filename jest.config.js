// Those who run the suites take types out by Node's own function, which it calls experimental.
process.execArgv.push('--disable-warning=ExperimentalWarning')

export default {
  // Node itself takes types out.
  transform: {},
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
