import { type Answer, type Call, readForm } from '../http/exchange.ts';
import type { World } from '../world/world.ts';
import type { DeviceFlow } from './deviceFlow.ts';

const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'same-origin',
};

const STYLE = `
  body { font: 16px/1.5 system-ui, sans-serif; background: #18181b; color: #efeff1; display: grid;
    place-items: center; min-height: 100vh; margin: 0 }
  main { max-width: 26rem; padding: 2rem }
  code { font-size: 1.8rem; letter-spacing: .2em }
  button { font: inherit; width: 100%; padding: .7rem; margin: .3rem 0; border: 0; border-radius: .4rem;
    background: #9147ff; color: #fff; cursor: pointer }
  button[value=deny] { background: #3a3a3d }
  button:focus-visible { outline: 3px solid #fff }`;

function page(title: string, body: string, status = 200): Answer {
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width"><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>${body}</main></body></html>`;
  return { status, headers: HEADERS, text: { type: 'text/html; charset=utf-8', body: html } };
}

function asHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** The page behind the link of a device code, where a person chooses who they are and says yes or no. */
export async function answerActivate(devices: DeviceFlow, world: World, call: Call): Promise<Answer> {
  if (call.method === 'GET') return ask(devices, world, call.query.get('device-code') ?? '');
  if (call.method !== 'POST') return { status: 405 };
  const form = await readForm(call);
  const code = form.get('code') ?? '';
  const choice = form.get('as') ?? '';
  const account = choice === 'deny' ? null : world.accounts.find(choice);
  const done = choice === 'deny' ? devices.deny(code) : account !== null && devices.approve(code, account);
  if (!done)
    return page('Too late', '<p>This code has run out or was used before. Start the sign-in again.</p>', 400);
  if (!account) return page('Refused', '<p>The app gets nothing. You can close this page.</p>');
  return page(
    'Signed in',
    `<p>The app is now connected as <b>${asHtml(account.displayName)}</b>. You can close this page.</p>`,
  );
}

function ask(devices: DeviceFlow, world: World, userCode: string): Answer {
  const code = devices.waiting(userCode);
  if (!code)
    return page(
      'Nothing waits here',
      '<p>This code has run out or was used before. Start the sign-in again.</p>',
      404,
    );
  const button = (login: string, name: string): string =>
    `<button name="as" value="${asHtml(login)}">Allow as ${asHtml(name)}</button>`;
  return page(
    'Rehearsal sign-in',
    `<p>This is the simulated Twitch. An app asks for access with the code</p>
<p><code>${asHtml(code.userCode)}</code></p>
<form method="post" action="/activate"><input type="hidden" name="code" value="${asHtml(code.userCode)}">
${button(world.streamer.login, `${world.streamer.displayName} (the streamer)`)}
${button(world.bot.login, `${world.bot.displayName} (the bot)`)}
<button name="as" value="deny">Deny</button></form>`,
  );
}
