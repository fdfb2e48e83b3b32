export function findBrowser() {
  return { executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] };
}
