/**
 * A question that waits for its answer. When the clock jumps, because a computer slept or a test moved it, nobody had
 * the time to answer; so it is overdue only when the event loop has turned since it was asked.
 */
export class PongDue {
  private answered = true;
  private turned = true;

  ask(): void {
    this.answered = false;
    this.turned = false;
    setImmediate(() => {
      this.turned = true;
    });
  }

  answer(): void {
    this.answered = true;
  }

  get overdue(): boolean {
    return !this.answered && this.turned;
  }
}
