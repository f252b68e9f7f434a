// Builds what browsers load into target/site: styles, icon, font, and the islands; hashed, compressed, listed in manifest.json.
// Usage: node .ci/site.mjs TARGET_FOLDER (where cargo left browser.wasm)
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const target = process.argv[2] ?? 'target';
const modules = 'end2end/node_modules';
const work = `${target}/site-work`;
const site = 'target/site';
rmSync(work, { recursive: true, force: true });
rmSync(site, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
mkdirSync(site, { recursive: true });

const manifest = {};
function keep(name, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const dot = name.lastIndexOf('.');
  const hashed = `${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
  writeFileSync(`${site}/${hashed}`, bytes);
  if (!name.endsWith('.woff2')) {
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
    writeFileSync(`${site}/${hashed}.br`, brotliCompressSync(bytes, quality));
    writeFileSync(`${site}/${hashed}.gz`, gzipSync(bytes, { level: 9 }));
  }
  manifest[name] = hashed;
  return hashed;
}

const font = keep('source-sans-3.woff2', readFileSync(`${modules}/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2`));
const css = execFileSync(`${modules}/.bin/sass`, ['--no-source-map', '--style=compressed', 'style/main.scss'], { encoding: 'utf8' });
keep('main.css', Buffer.from(css.replace('/assets/FONT', `/assets/${font}`)));
keep('icon.svg', readFileSync('app/public/icon.svg'));

const wasm = `${target}/wasm32-unknown-unknown/browser/browser.wasm`;
if (!existsSync(wasm)) throw new Error(`${wasm} is missing: cargo builds it first (make site)`);
execFileSync('wasm-bindgen', ['--target', 'web', '--no-typescript', '--out-dir', work, '--out-name', 'islands', wasm], { stdio: 'inherit' });
const features = ['bulk-memory', 'nontrapping-float-to-int', 'reference-types', 'sign-ext', 'multivalue', 'mutable-globals'];
execFileSync(`${modules}/.bin/wasm-opt`, ['-Oz', ...features.map((name) => `--enable-${name}`), `${work}/islands_bg.wasm`, '-o', `${work}/islands.wasm`], { stdio: 'inherit' });
const binary = keep('islands.wasm', readFileSync(`${work}/islands.wasm`));
const glue = readFileSync(`${work}/islands.js`, 'utf8');
const script = keep('islands.js', Buffer.from(glue));
const exported = [...glue.matchAll(/export function (\w+)\(/g)].map((match) => match[1]);
writeFileSync(`${site}/exports.json`, JSON.stringify(exported));

// Imports the islands once the page is read, and wakes each; nothing of it is needed for reading or answering.
keep('start.js', Buffer.from(`const wake = async () => {
  const islands = await import('/assets/${script}');
  await islands.default({ module_or_path: '/assets/${binary}' });
  islands.hydrate();
  for (const place of document.querySelectorAll('leptos-island')) islands[place.dataset.component]?.(place);
};
if (document.readyState === 'complete') wake(); else addEventListener('load', wake, { once: true });
`));
writeFileSync(`${site}/manifest.json`, JSON.stringify(manifest));
const size = (name) => readFileSync(`${site}/${manifest[name]}.br`).length;
console.log(`site: styles ${size('main.css')} B, islands ${size('islands.wasm') + size('islands.js') + size('start.js')} B in brotli`);
