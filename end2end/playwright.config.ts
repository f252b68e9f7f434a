import { defineConfig } from '@playwright/test';

// One project for each engine; each worker starts the release program on a port of its own.
export default defineConfig({
  testDir: 'tests',
  timeout: 180_000,
  expect: { timeout: 10_000 },
  fullyParallel: false,
  workers: 1,
  forbidOnly: true,
  retries: 0,
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    // A step that hangs is named, long before the test is out of time.
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    launchOptions: {
      executablePath: process.env.FAIRWAY_CHROMIUM || undefined,
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
    trace: 'off',
    video: 'off',
  },
  projects: [
    { name: 'sqlite', metadata: { engine: 'sqlite' } },
    { name: 'postgres', metadata: { engine: 'postgres' }, testMatch: /learner-earns|sitting-keeps|answers-survive/ },
  ],
});
