/** One call table: names, each with what goes in and what comes back. */
export type Calls = Record<string, (input: never) => unknown>;

type Input<C extends Calls, Name extends keyof C> = Parameters<C[Name]>[0];
type Output<C extends Calls, Name extends keyof C> = Awaited<ReturnType<C[Name]>>;

export type Answers<C extends Calls> = {
  [Name in keyof C]: (input: Input<C, Name>) => Output<C, Name> | Promise<Output<C, Name>>;
};

type Message =
  | { kind: 'ask'; id: number; name: string; input: unknown }
  | { kind: 'answer'; id: number; output: unknown }
  | { kind: 'refusal'; id: number; message: string };

/** The slice of a child process, or of `process` in the child, that carries messages. */
export interface Wire {
  send(message: Message): void;
  onMessage(listener: (message: Message) => void): void;
  onEnd(listener: () => void): void;
}

/** One end of the wire: asks the other end, and answers what it asks. Messages keep their order. */
export class Peer<Mine extends Calls, Theirs extends Calls> {
  private readonly wire: Wire;
  private readonly waiting = new Map<
    number,
    { resolve: (output: never) => void; reject: (thrown: Error) => void }
  >();
  private answers: Answers<Theirs> | null = null;
  private lastId = 0;
  private ended = false;

  constructor(wire: Wire) {
    this.wire = wire;
    wire.onMessage((message) => this.receive(message));
    wire.onEnd(() => this.end());
  }

  /** What the other end can ask. */
  answer(answers: Answers<Theirs>): void {
    this.answers = answers;
  }

  ask<Name extends keyof Mine & string>(name: Name, input: Input<Mine, Name>): Promise<Output<Mine, Name>> {
    if (this.ended) return Promise.reject(new Error(`"${name}" was asked after the other side had ended`));
    this.lastId += 1;
    const id = this.lastId;
    this.wire.send({ kind: 'ask', id, name, input });
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  /** Asks without waiting: what comes of it shows elsewhere, and the other side may be gone already. */
  tell<Name extends keyof Mine & string>(name: Name, input: Input<Mine, Name>): void {
    this.ask(name, input).catch(() => {});
  }

  private receive(message: Message): void {
    if (message.kind === 'ask') {
      void this.respond(message.id, message.name, message.input);
      return;
    }
    const asked = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.kind === 'answer') asked?.resolve(message.output as never);
    else asked?.reject(new Error(message.message));
  }

  private async respond(id: number, name: string, input: unknown): Promise<void> {
    let reply: Message;
    try {
      const run = this.answers?.[name];
      if (!run) throw new Error(`Nobody answers "${name}"`);
      reply = { kind: 'answer', id, output: await run(input as never) };
    } catch (thrown) {
      reply = { kind: 'refusal', id, message: thrown instanceof Error ? thrown.message : String(thrown) };
    }
    if (!this.ended) this.wire.send(reply);
  }

  private end(): void {
    this.ended = true;
    for (const { reject } of this.waiting.values()) reject(new Error('The other side has ended'));
    this.waiting.clear();
  }
}
