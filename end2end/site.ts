// The release program, started for a worker on a folder and a port of its own, and the mail it wrote.
import { test as base, expect, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const PASSWORD = 'fairway-demo-2026';

export class Site {
  process: ChildProcess | undefined;
  log = '';
  constructor(readonly url: string, readonly folder: string, readonly environment: NodeJS.ProcessEnv) {}

  async start() {
    const program = resolve(process.env.FAIRWAY_SERVER ?? '../target/release/server');
    this.process = spawn(program, ['serve', '--demo'], { cwd: this.folder, env: this.environment, stdio: ['ignore', 'pipe', 'pipe'] });
    this.process.stdout?.on('data', (text) => (this.log += text));
    this.process.stderr?.on('data', (text) => (this.log += text));
    for (let tries = 0; tries < 300; tries++) {
      const ready = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2_000) }).then((answer) => answer.ok, () => false);
      if (ready) return;
      if (this.process.exitCode !== null) break;
      await new Promise((go) => setTimeout(go, 100));
    }
    throw new Error(`the server did not become ready:\n${this.log}`);
  }

  async stop() {
    const process = this.process!;
    expect(process.exitCode, `the server ended by itself:\n${this.log}`).toBeNull();
    const ended = new Promise((go) => process.once('exit', () => go('ended')));
    process.kill('SIGTERM');
    const late = new Promise((go) => setTimeout(go, 30_000, 'late').unref());
    expect(await Promise.race([ended, late]), 'what SIGTERM does').toBe('ended');
  }

  /** Ends the program as a power cut does. */
  async die() {
    const ended = new Promise((go) => this.process?.once('exit', go));
    this.process?.kill('SIGKILL');
    await ended;
  }

  /** The newest letter of this kind to this address, once it is there. */
  async letter(address: string, kind: string): Promise<string> {
    for (let tries = 0; tries < 100; tries++) {
      const names = readdirSync(this.folder, { recursive: true }).map(String).filter((name) => name.includes(address) && name.includes(kind)).sort();
      if (names.length > 0) return readFileSync(join(this.folder, names[names.length - 1]), 'utf8');
      await new Promise((go) => setTimeout(go, 100));
    }
    throw new Error(`no letter ${kind} to ${address}`);
  }

  /** The path of the link in a letter. */
  async link(address: string, kind: string): Promise<string> {
    const found = (await this.letter(address, kind)).match(/https?:\/\/\S+/);
    expect(found, 'a link in the letter').not.toBeNull();
    return new URL(found![0]).pathname;
  }
}

async function freePort(): Promise<number> {
  return new Promise((go) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => go(port));
    });
  });
}

async function databaseUrl(engine: string, folder: string): Promise<string> {
  if (engine === 'sqlite') return 'sqlite:fairway.db';
  const server = process.env.FAIRWAY_TEST_POSTGRES;
  if (!server) throw new Error('FAIRWAY_TEST_POSTGRES is not set: run `make end2end`');
  const name = `end2end_${randomBytes(6).toString('hex')}`;
  const { execFileSync } = await import('node:child_process');
  execFileSync(join(process.env.FAIRWAY_POSTGRES ?? '', 'psql'), ['-q', '-c', `create database ${name}`, server]);
  writeFileSync(join(folder, 'master.key'), randomBytes(32).toString('hex'));
  return server.replace(/\/[^/]*$/, `/${name}`);
}

/** A program on a folder and a port of its own; not started yet. */
export async function newSite(engine: string): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'fairway-end2end-'));
  const port = await freePort();
  const environment: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    FAIRWAY_LISTEN: `127.0.0.1:${port}`,
    FAIRWAY_DATABASE_URL: await databaseUrl(engine, folder),
    FAIRWAY_DATA: folder,
    FAIRWAY_MASTER_KEY_FILE: join(folder, 'master.key'),
    FAIRWAY_LOG: 'warn',
  };
  return new Site(`http://127.0.0.1:${port}`, folder, environment);
}

export const test = base.extend<{ reported: void }, { site: Site }>({
  site: [
    async ({}, use, worker) => {
      const site = await newSite(String(worker.project.metadata.engine ?? 'sqlite'));
      await site.start();
      await use(site);
      await site.stop();
      rmSync(site.folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ site }, use) => use(site.url),
  reported: [
    async ({ site }, use, info) => {
      await use();
      if (info.status !== info.expectedStatus) await info.attach('server log', { body: site.log });
    },
    { auto: true },
  ],
});

export { expect };

/** Signs a person of the demonstration in, and waits for the page after it. */
export async function signIn(page: Page, account: string, language = 'en', password = PASSWORD) {
  await page.goto(`/${language}/sign-in`);
  await page.locator('#email').fill(account.includes('@') ? account : `${account}@demo.example`);
  await page.locator('#password').fill(password);
  await page.locator('main button[type=submit]').click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/**
 * The sitting that stands on the page has the key of this device, down to the last byte: from then on it needs no link to seal
 * what is typed. It is asked of the document itself, so nothing of a page before it counts.
 */
export async function keyLent(page: Page, where = /attempts/) {
  await expect(page).toHaveURL(where);
  await page.waitForFunction(() => performance.getEntriesByType('resource').some((it) =>
    it.name.endsWith('/api/v1/journal') && (it as PerformanceResourceTiming).responseStatus === 200 && (it as PerformanceResourceTiming).responseEnd > 0));
}
