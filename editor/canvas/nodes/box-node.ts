import type { Node } from '@xyflow/svelte';
import type { Box } from '../layout/drawing.ts';
import type { Said } from '../layout/measures.ts';

/** A box for Svelte Flow. */
export type BoxNode = Node<{ readonly box: Box; readonly said: Said }, 'step' | 'small'>;

const isSmall = ({ kind }: Box) => kind === 'end' || kind === 'join' || kind === 'again';

/**
 * Boxes as nodes. One that looks and stands as before stays the same object, so that nothing of it is rendered anew: after a key is pressed, that
 * is nearly all of them.
 */
export function nodesOf(
  boxes: readonly Box[],
  said: (box: Box) => Said,
  known: ReadonlyMap<string, BoxNode>,
): ReadonlyMap<string, BoxNode> {
  return new Map(
    boxes.map((box) => {
      const words = said(box);
      const before = known.get(box.key);
      return [box.key, before && isSame(before, box, words) ? before : nodeOf(box, words)];
    }),
  );
}

const nodeOf = (box: Box, said: Said): BoxNode => ({
  id: box.key,
  type: isSmall(box) ? 'small' : 'step',
  position: { x: box.x, y: box.y },
  width: box.width,
  height: box.height,
  // None: lines are drawn in one piece, and nothing has to be measured.
  handles: [],
  data: { box, said },
});

function isSame({ data }: BoxNode, box: Box, { title, detail }: Said): boolean {
  const { box: old, said } = data;
  return (
    said.title === title &&
    said.detail === detail &&
    old.x === box.x &&
    old.y === box.y &&
    old.height === box.height &&
    old.kind === box.kind &&
    old.step?.id === box.step?.id &&
    old.step?.call === box.step?.call &&
    old.step?.comment?.text === box.step?.comment?.text &&
    old.step?.exits.length === box.step?.exits.length &&
    old.inside.isFixed === box.inside.isFixed &&
    old.inside.of === box.inside.of
  );
}
