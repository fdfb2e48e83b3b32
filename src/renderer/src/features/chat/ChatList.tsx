import {
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { ChatHappening } from './ChatHappening.tsx';
import { ChatLine } from './ChatLine.tsx';
import classes from './ChatList.module.css';
import { chatFeed } from './feed.ts';
import { LineActions } from './LineActions.tsx';
import { useLineWords } from './lineWords.ts';
import { NewLinesButton } from './NewLinesButton.tsx';

/** A mouse that rests for this long does not point any more, in milliseconds. */
const RESTS_AFTER = 2500;

/** No line is lower than this, in pixels; a few more are drawn than fit. */
const LINE_HEIGHT = 26;
const SPARE_LINES = 4;

/** Scrolled up by more than this is on purpose, in pixels. */
const SCROLLED_FROM = 24;

interface Active {
  key: number;
  by: 'pointer' | 'focus';
}

function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
}

interface ChatListProps {
  pictures: boolean;
  /** Gives the keyboard to where one types. */
  onWrite: () => void;
}

/** The lines, the newest at the bottom. The list is turned over, so that the browser itself keeps its end in view. */
export function ChatList({ pictures, onWrite }: ChatListProps): ReactNode {
  const { t } = useTranslation('chat');
  const words = useLineWords();
  const scroller = useRef<HTMLDivElement>(null);
  const drawn = useStore(chatFeed.store, (state) => state.drawn);
  const [active, setActive] = useState<Active | null>(null);
  const menuOpen = useRef(false);
  const pointer = useRef({ x: -1, y: -1, timer: 0 });

  const letGo = (by: Active['by']): void => {
    if (menuOpen.current) return;
    setActive((was) => (was?.by === by ? null : was));
    chatFeed.release(by === 'pointer' ? 'pointer' : 'row');
  };

  useEffect(() => {
    const list = scroller.current;
    if (!list) return;
    const watcher = new ResizeObserver(() =>
      chatFeed.fit(Math.ceil(list.clientHeight / LINE_HEIGHT) + SPARE_LINES),
    );
    watcher.observe(list);
    return () => watcher.disconnect();
  }, []);

  useEffect(() => {
    const { current } = pointer;
    return () => clearTimeout(current.timer);
  }, []);

  const onPointerMove = (event: PointerEvent): void => {
    const { current } = pointer;
    // Lines that move below a resting mouse are no movement of it.
    if (event.pointerType !== 'mouse' || (event.clientX === current.x && event.clientY === current.y)) return;
    Object.assign(current, { x: event.clientX, y: event.clientY });
    clearTimeout(current.timer);
    if (menuOpen.current) return;
    const key = Number(rowOf(event.target)?.dataset['key'] ?? Number.NaN);
    if (Number.isNaN(key)) return;
    chatFeed.hold('pointer');
    setActive((was) => (was?.key === key || was?.by === 'focus' ? was : { key, by: 'pointer' }));
    current.timer = window.setTimeout(() => letGo('pointer'), RESTS_AFTER);
  };

  const onMenu = (open: boolean): void => {
    menuOpen.current = open;
    if (open) {
      chatFeed.hold('menu');
      return;
    }
    chatFeed.release('menu');
    // The mouse was led away over the menu, so that the list may never hear of its leaving.
    clearTimeout(pointer.current.timer);
    pointer.current.timer = window.setTimeout(() => letGo('pointer'), RESTS_AFTER);
  };

  const onFocus = (event: FocusEvent): void => {
    const row = rowOf(event.target);
    // A button that was clicked with the mouse has the focus too, but nobody walks through the lines.
    if (!row || !scroller.current?.contains(row) || !event.target.matches(':focus-visible')) return;
    chatFeed.hold('row');
    setActive({ key: Number(row.dataset['key']), by: 'focus' });
  };

  const onBlur = (event: FocusEvent): void => {
    // A menu of the line lies elsewhere in the page, but belongs to it.
    if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) {
      if (!rowOf(event.relatedTarget)) letGo('focus');
    } else letGo('focus');
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const list = scroller.current;
    if (!list?.contains(event.target as Node) || event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = [...list.querySelectorAll<HTMLElement>('[data-key]')];
    const row = rowOf(event.target);
    const at = row ? rows.indexOf(row) : rows.length;
    const moves: Record<string, number> = {
      ArrowUp: at - 1,
      ArrowDown: at + 1,
      PageUp: at - 10,
      PageDown: at + 10,
      Home: 0,
      End: rows.length - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      rows[Math.max(0, Math.min(rows.length - 1, to))]?.focus();
    } else if (event.key === 'Enter' && event.target === row) {
      event.preventDefault();
      row.querySelector('button')?.focus();
    } else if (event.key === 'Escape' && row) {
      event.preventDefault();
      list.focus({ preventScroll: true });
    }
  };

  const onScroll = (): void => {
    // In a list that is turned over, the end is at 0 and scrolling up counts down.
    if ((scroller.current?.scrollTop ?? 0) < -SCROLLED_FROM) chatFeed.hold('scroll');
    else chatFeed.release('scroll');
  };

  const toEnd = (): void => {
    setActive(null);
    if (scroller.current?.contains(document.activeElement)) scroller.current.focus({ preventScroll: true });
    chatFeed.releaseAll();
    scroller.current?.scrollTo({ top: 0 });
  };

  return (
    <div className={classes['frame']}>
      <div
        ref={scroller}
        className={classes['scroller']}
        role="log"
        aria-label={t('list')}
        // A flood of lines read out would drown everything else.
        aria-live="off"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: lines are walked through by keyboard
        tabIndex={0}
        onScroll={onScroll}
        onPointerMove={onPointerMove}
        onPointerLeave={() => letGo('pointer')}
        onFocus={onFocus}
        onBlur={onBlur}
        onKeyDown={onKeyDown}
      >
        <ol className={classes['lines']}>
          {drawn.map(({ item, removed }) =>
            item.kind === 'event' ? (
              <ChatHappening key={item.key} happening={item} words={words} />
            ) : (
              <ChatLine
                key={item.key}
                line={item}
                removed={removed}
                pictures={pictures}
                words={words}
                actions={
                  active?.key === item.key ? (
                    <LineActions line={item} removed={removed} onMenu={onMenu} onReply={onWrite} />
                  ) : null
                }
              />
            ),
          )}
        </ol>
      </div>
      <NewLinesButton onClick={toEnd} />
    </div>
  );
}
