/** What the page's half hears and says: the one function through which it reaches the glass. */
export type PagePort = {
  (kind: 'send', channel: string, args: unknown[], url: string): Promise<void>;
  /** Answers when there is something. */
  (kind: 'receive'): Promise<{ channel: string; args: unknown[] }[]>;
};

/**
 * Runs in the page before anything of its own. It makes what the preload script gets when it asks for electron, and
 * leaves nothing behind that the page could find, besides what the preload script exposes. Null where a preload
 * script does not run. It is handed over as text, so it knows nothing from outside of itself.
 */
export function preparePage(portName: string): { require(name: string): unknown } | null {
  const port = Reflect.get(window, portName) as PagePort;
  Reflect.deleteProperty(window, portName);
  if (window !== window.top || location.protocol === 'about:') return null;

  type Listener = (event: object, ...args: unknown[]) => void;
  const listeners = new Map<string, Set<Listener>>();

  const receive = async (): Promise<void> => {
    for (;;) {
      for (const { channel, args } of await port('receive')) {
        for (const listener of [...(listeners.get(channel) ?? [])]) {
          try {
            listener({}, ...args);
          } catch (thrown) {
            reportError(thrown);
          }
        }
      }
    }
  };
  void receive();

  const ipcRenderer = {
    send(channel: string, ...args: unknown[]): void {
      // Throws for what cannot be cloned, as Electron does.
      void port('send', channel, structuredClone(args), location.href);
    },
    on(channel: string, listener: Listener): unknown {
      const named = listeners.get(channel) ?? new Set();
      listeners.set(channel, named.add(listener));
      return ipcRenderer;
    },
    removeListener(channel: string, listener: Listener): unknown {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
  };

  /** Functions are proxied; all other values are copied and frozen. */
  const across = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return (...args: unknown[]) => across(Reflect.apply(value, undefined, args.map(across)));
    }
    if (value instanceof Promise) return value.then(across);
    if (Array.isArray(value)) return Object.freeze(value.map(across));
    if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
      return Object.freeze(
        Object.fromEntries(Object.entries(value).map(([key, each]) => [key, across(each)])),
      );
    }
    return structuredClone(value);
  };

  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown): void {
      if (key in window) {
        throw new Error('Cannot bind an API on top of an existing property on the window object');
      }
      Object.defineProperty(window, key, { value: across(api), enumerable: true });
    },
  };

  return {
    require(name) {
      if (name === 'electron') return { contextBridge, ipcRenderer };
      throw new Error(`A sandboxed preload script cannot load "${name}"`);
    },
  };
}

/** The preload script as it runs in the page. The page's own policy forbids eval, so it is put in as it is. */
export function preloadText(portName: string, preload: string): string {
  const prepared = `(${preparePage.toString()})(${JSON.stringify(portName)})`;
  return `{
    const page = ${prepared};
    if (page) (function (require, module, exports) {\n${preload}\n})(page.require, { exports: {} }, {});
  }`;
}
