import { type ReactNode, useMemo } from 'react';
import classes from './QrImage.module.css';
import { qrCode, qrPath } from './qr/qrCode.ts';

/** Light modules around the code, without which no phone finds it. */
const QUIET = 4;

/** A text for a phone's camera. Nothing at all when it is too long for a code. */
export function QrImage({ text, label }: { text: string; label: string }): ReactNode {
  const code = useMemo(() => qrCode(text), [text]);
  if (!code) return null;
  const side = code.size + 2 * QUIET;
  return (
    <svg
      className={classes['code']}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#ffffff" />
      <path d={qrPath(code)} fill="#14131a" />
    </svg>
  );
}
