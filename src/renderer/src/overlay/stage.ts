import type { OverlayCard } from '../../../shared/contract/overlay.ts';

/** As long as the leaving takes in overlay.css, in milliseconds. */
const LEAVING = 350;

function line(name: string, text: string): HTMLElement {
  const element = document.createElement('p');
  element.className = name;
  element.dir = 'auto';
  // Viewers write these texts: they are text and never HTML.
  element.textContent = text;
  return element;
}

/** Draws the card that is on; null lets it leave. */
export function drawOn(stage: HTMLElement): (card: OverlayCard | null) => void {
  let shown: HTMLElement | null = null;
  return (card) => {
    const leaving = shown;
    shown = null;
    if (leaving) {
      leaving.dataset['leaving'] = 'true';
      setTimeout(() => leaving.remove(), LEAVING);
    }
    if (!card) return;
    shown = document.createElement('article');
    shown.className = 'card';
    shown.append(line('title', card.title), line('text', card.text));
    stage.append(shown);
  };
}
