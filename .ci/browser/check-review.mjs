// Opens files of reviews and comparisons in headless Chromium and fails unless each of them
//   - writes no error to the console, opens no dialog, and asks for nothing but itself,
//   - holds no element that runs or loads something, no handler, and no link but those within the page,
//   - shows every figure, whole, and scrolls sideways inside its tables only,
//   - draws figures in the colours of the page, every text of them with a contrast of 4.5 or more to what is behind it,
//   - has no serious finding of axe-core,
// at 1440 and 390 px, light and dark.
//
//   node check-review.mjs [--shots DIR] FILE...
import { readFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const words = process.argv.slice(2);
let shots = null;
if (words[0] === '--shots') {
  shots = words[1];
  mkdirSync(shots, { recursive: true });
  words.splice(0, 2);
}
const SERIOUS = new Set(['serious', 'critical']);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
const faults = [];
let checked = 0;
for (const file of words) {
  const url = pathToFileURL(resolve(file)).href;
  for (const width of [1440, 390]) {
    for (const colorScheme of ['light', 'dark']) {
      const where = `${file} at ${width} px, ${colorScheme}`;
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
      page.on('console', (message) => message.type() === 'error' && faults.push(`${where}: ${message.text()}`));
      page.on('pageerror', (error) => faults.push(`${where}: ${error}`));
      page.on('request', (request) => request.url().split('#')[0] !== url && !request.url().startsWith('data:')
        && faults.push(`${where}: asks for ${request.url()}`));
      page.on('dialog', (dialog) => {
        faults.push(`${where}: opens a dialog: ${dialog.message()}`);
        dialog.dismiss();
      });
      await page.goto(url);
      for (const fault of await page.evaluate(injectedFaults)) {
        faults.push(`${where}: ${fault}`);
      }
      await page.evaluate(() => document.querySelectorAll('details').forEach((each) => { each.open = true; }));
      for (const fault of await page.evaluate(layoutFaults)) {
        faults.push(`${where}: ${fault}`);
      }
      for (const fault of await page.evaluate(contrastFaults)) {
        faults.push(`${where}: ${fault}`);
      }
      await page.evaluate(axe);
      const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
      for (const violation of found.violations.filter((each) => SERIOUS.has(each.impact))) {
        faults.push(`${where}: ${violation.id}: ${violation.help} (${violation.nodes.length}), first `
          + violation.nodes[0].target.join(' '));
      }
      if (shots) {
        const name = `${basename(dirname(resolve(file)))}-${width}-${colorScheme}.png`;
        await page.screenshot({ path: join(shots, name), fullPage: true });
      }
      await page.close();
      checked += 1;
    }
  }
}
await browser.close();
faults.forEach((fault) => console.log(fault));
console.log(`${checked} views of ${words.length} pages, ${faults.length} faults`);
process.exit(faults.length === 0 && checked > 0 ? 0 : 1);

/** Runs in the page: texts of figures that can hardly be read, and figures on another ground than the page. */
function contrastFaults() {
  const luminance = (colour) => {
    const [r, g, b] = colour.match(/[0-9.]+/g).slice(0, 3).map((each) => {
      const share = each / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const wrong = [];
  const page = getComputedStyle(document.body).backgroundColor;
  for (const figure of document.querySelectorAll('figure svg')) {
    const title = figure.querySelector('title').textContent;
    const boxes = [];
    for (const item of figure.querySelectorAll('rect, text')) {
      const at = item.getBoundingClientRect();
      if (item.tagName === 'rect') {
        if (!item.hasAttribute('fill-opacity')) {
          boxes.push({ at, item });
        }
        continue;
      }
      const x = (at.left + at.right) / 2;
      const y = (at.top + at.bottom) / 2;
      const behind = boxes.findLast((box) => box.at.left <= x && x <= box.at.right && box.at.top <= y && y <= box.at.bottom);
      const found = contrast(getComputedStyle(item).fill, getComputedStyle(behind.item).fill);
      if (found < 4.5) {
        wrong.push(`contrast ${found.toFixed(2)}: "${item.textContent}" in ${title}`);
      }
    }
    const ground = getComputedStyle(boxes[0].item).fill;
    if (ground !== page) {
      wrong.push(`on ${ground}, the page on ${page}: ${title}`);
    }
  }
  return wrong;
}

/** Runs in the page: what no text of a user may become. */
function injectedFaults() {
  const wrong = [];
  const running = 'script, img, iframe, object, embed, link, base, form, input, button, audio, video, foreignObject, use, image,'
    + ' animate, set, meta[http-equiv="refresh" i]';
  for (const each of document.querySelectorAll(running)) {
    wrong.push(`injected: ${each.outerHTML.slice(0, 80)}`);
  }
  for (const each of document.querySelectorAll('*')) {
    for (const { name, value } of each.attributes) {
      if (name.startsWith('on') || ['href', 'src', 'xlink:href', 'action'].includes(name) && !value.startsWith('#')) {
        wrong.push(`injected: ${name}="${value}" of ${each.tagName}`);
      }
    }
  }
  return wrong;
}

/** Runs in the page. */
function layoutFaults() {
  const wrong = [];
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) {
    wrong.push(`the page is ${document.documentElement.scrollWidth} px wide`);
  }
  const figures = document.querySelectorAll('figure svg');
  if (figures.length === 0) {
    wrong.push('no figure');
  }
  for (const figure of figures) {
    const box = figure.getBoundingClientRect();
    const title = figure.querySelector('title')?.textContent ?? 'a figure without title';
    if (box.width < 200 || box.height < 100) {
      wrong.push(`not visible: ${title}`);
    }
    for (const text of figure.querySelectorAll('text')) {
      const at = text.getBoundingClientRect();
      if (at.width > 0 && (at.left < box.left - 1 || at.right > box.right + 1 || at.top < box.top - 1
          || at.bottom > box.bottom + 1)) {
        wrong.push(`clipped: "${text.textContent}" in ${title}`);
      }
    }
  }
  return wrong;
}
