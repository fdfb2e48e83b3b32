// Draws the icons that the installers and the tray need from their SVG sources. Run it after a change to one of them.
import './nodeVersion.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findBrowser } from '../e2e/support/browser.ts';
import { projectFolder } from './lib/freshBuild.mjs';

const ICONS = [
  { from: 'icon.svg', to: 'icon.png', size: 1024 },
  { from: 'tray.svg', to: 'tray.png', size: 32 },
  { from: 'trayTemplate.svg', to: 'trayTemplate.png', size: 16 },
  { from: 'trayTemplate.svg', to: 'trayTemplate@2x.png', size: 32 },
];

const browser = await chromium.launch(findBrowser());
try {
  for (const { from, to, size } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const svg = readFileSync(join(projectFolder, 'resources', from), 'utf8');
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    writeFileSync(join(projectFolder, 'resources', to), await page.screenshot({ omitBackground: true }));
    await page.close();
  }
} finally {
  await browser.close();
}
