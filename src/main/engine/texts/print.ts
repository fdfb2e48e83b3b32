import type { CallNode, PartNode, TextNodes } from './tree.ts';

/** Writes a tree as the text that reads as the same tree. */
export function print(nodes: TextNodes): string {
  return nodes
    .map((node, index) =>
      node.kind === 'call' ? printCall(node) : printPlain(node.text, nodes[index + 1]?.kind === 'call'),
    )
    .join('');
}

/** Backslashes count only before `$`, and `$` only before a bracket. */
function printPlain(text: string, beforeCall: boolean): string {
  const followed = beforeCall ? `${text}$(` : text;
  const written = followed.replace(
    /(\\*)\$(\()?/g,
    (_, slashes: string, bracket: string | undefined, at: number) => {
      const isNextCall = beforeCall && at + slashes.length === text.length;
      const doubled = slashes + slashes;
      if (isNextCall) return `${doubled}$(`;
      const opensNext = beforeCall && at + slashes.length === text.length - 1;
      return `${doubled}${bracket || opensNext ? '\\$' : '$'}${bracket ?? ''}`;
    },
  );
  return beforeCall ? written.slice(0, -2) : written;
}

function printCall({ name, filters, parts }: CallNode): string {
  const [body = [], ...others] = parts;
  const after = body.length === 0 ? '' : ` ${printPart(body)}`;
  return `$(${[name, ...filters].join('.')}${after}${others.map((part) => `|${printPart(part)}`).join('')})`;
}

function printPart(part: PartNode): string {
  return part
    .map((node) => {
      if (node.kind === 'call') return printCall(node);
      if (node.kind === 'plain') return escaped(node.text);
      return `"${node.nodes.map((inner) => (inner.kind === 'call' ? printCall(inner) : escaped(inner.text))).join('')}"`;
    })
    .join('');
}

function escaped(text: string): string {
  return text.replace(/[\\|()"$]/g, '\\$&');
}
