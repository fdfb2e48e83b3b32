import { join } from 'node:path';
import { desktopMain } from '../project.ts';
import { Glass } from '../standIn/glass.ts';
import { AppProcess } from './appProcess.ts';
import type { DesktopRun, DesktopStart } from './desktopDoor.ts';
import { launchNode } from './launch.ts';

const launcher = join(import.meta.dirname, '..', 'standIn', 'launch.ts');

/** The built desktop app where no Electron is installed. */
export async function startOnStandIn({ folder, options, args, storage }: DesktopStart): Promise<DesktopRun> {
  const context = await storage();
  const child = launchNode(launcher, {
    folder,
    args: [desktopMain, ...args],
    env: options.env ?? {},
    diskMegabytes: options.diskMegabytes ?? null,
    talks: true,
  });
  const process = new AppProcess(child);
  const glass = await Glass.before(context, {
    send: (message) => {
      if (child.connected) child.send(message, () => {});
    },
    onMessage: (listener) => child.on('message', listener),
    onEnd: (listener) => child.once('disconnect', listener),
  });
  return {
    process,
    // The whole browser may be closed by then.
    over: process.exit.then(() => glass.end()).catch(() => {}),
    page: () => glass.page(),
    act: (name, args) => glass.act(name, args),
  };
}
