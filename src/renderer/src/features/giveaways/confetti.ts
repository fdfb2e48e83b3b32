const COLOURS = ['#f5b841', '#e4572e', '#4fb0c6', '#7bc950', '#b36ae2', '#f2f2f2'];
const PIECES = 140;
/** In milliseconds. */
const LASTS = 2800;

interface Piece {
  x: number;
  y: number;
  /** Pixels for each millisecond. */
  dx: number;
  dy: number;
  size: number;
  turn: number;
  spin: number;
  colour: string;
}

/** Throws paper over a canvas once. Returns what ends it early. */
export function throwConfetti(canvas: HTMLCanvasElement): () => void {
  const context = canvas.getContext('2d');
  if (!context) return () => {};
  const ratio = window.devicePixelRatio || 1;
  const { clientWidth: width, clientHeight: height } = canvas;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  context.scale(ratio, ratio);
  const pieces = Array.from({ length: PIECES }, (_, at) => newPiece(at, width, height));
  const startedAt = performance.now();
  let last = startedAt;
  let frame = 0;
  const draw = (now: number): void => {
    const step = Math.min(40, now - last);
    last = now;
    const left = 1 - (now - startedAt) / LASTS;
    context.clearRect(0, 0, width, height);
    if (left <= 0) return;
    context.globalAlpha = Math.min(1, left * 2.5);
    for (const piece of pieces) {
      piece.dy += 0.0009 * step;
      piece.x += piece.dx * step;
      piece.y += piece.dy * step;
      piece.turn += piece.spin * step;
      context.save();
      context.translate(piece.x, piece.y);
      context.rotate(piece.turn);
      context.fillStyle = piece.colour;
      // Seen from the edge it is thin, as paper is.
      context.fillRect(
        -piece.size / 2,
        -piece.size / 4,
        piece.size,
        piece.size * Math.abs(Math.cos(piece.turn)) * 0.6,
      );
      context.restore();
    }
    frame = requestAnimationFrame(draw);
  };
  frame = requestAnimationFrame(draw);
  return () => {
    cancelAnimationFrame(frame);
    context.clearRect(0, 0, width, height);
  };
}

/** From both lower corners towards the middle. */
function newPiece(at: number, width: number, height: number): Piece {
  const fromLeft = at % 2 === 0;
  const force = 0.35 + Math.random() * 0.55;
  return {
    x: fromLeft ? 0 : width,
    y: height,
    dx: (fromLeft ? 1 : -1) * force * (0.2 + Math.random() * 0.5) * Math.max(0.6, width / 900),
    dy: -force * Math.max(0.7, Math.sqrt(height / 320)),
    size: 6 + Math.random() * 7,
    turn: Math.random() * Math.PI,
    spin: (Math.random() - 0.5) * 0.012,
    colour: COLOURS[at % COLOURS.length] ?? '#f5b841',
  };
}
