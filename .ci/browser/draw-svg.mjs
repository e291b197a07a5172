// Draws every SVG below a folder in headless Chromium at twice its size, beside it: NAME.svg as NAME-svg.png.
//
//   node draw-svg.mjs DIR
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const folder = process.argv[2];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage({ deviceScaleFactor: 2 });
let drawn = 0;
for (const name of readdirSync(folder, { recursive: true }).filter((each) => each.endsWith('.svg')).sort()) {
  const svg = readFileSync(join(folder, name), 'utf8');
  const [width, height] = ['width', 'height'].map((side) => Math.ceil(Number(svg.match(`<svg[^>]* ${side}="([0-9.]+)"`)[1])));
  await page.setViewportSize({ width, height });
  await page.setContent(`<body style="margin:0">${svg.replace(/^<\?xml.*?\?>/, '')}</body>`);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, name.replace(/\.svg$/, '-svg.png')) });
  drawn += 1;
}
await browser.close();
console.log(`${drawn} SVG drawn`);
process.exit(drawn > 0 ? 0 : 1);
