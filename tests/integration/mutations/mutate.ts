import type { Random } from '../../simulators/base/random';
import { type Slot, type Tree, slotsOf, textOf, treeOf } from './json-tree';
import { nested, oddKeys, oddNumber, oddText, wrongType } from './odd-values';

/** A good body made bad in one to four ways, the same for the same randomness. */
export function mutated(body: Buffer, random: Random): Buffer {
  const tree = parsed(body);
  if (tree) {
    for (let ways = random.whole(1, 4); ways > 0; ways--) {
      mutateTree(tree, random);
    }
  }
  const text = tree ? Buffer.from(textOf(tree)) : body;
  return !tree || random.chance(0.25) ? mutatedBytes(text, random) : text;
}

function parsed(body: Buffer): Tree | undefined {
  try {
    return treeOf(JSON.parse(body.toString('utf8')));
  } catch {
    return undefined;
  }
}

function mutateTree(tree: Tree, random: Random): void {
  const slots = slotsOf(tree);
  const [first, second] = random.sample(slots, 2);
  if (first) {
    random.pick(treeMutations)(first, second ?? first, random);
  }
}

type TreeMutation = (slot: Slot, other: Slot, random: Random) => void;

const treeMutations: readonly [TreeMutation, ...TreeMutation[]] = [
  (slot) => slot.drop(),
  (slot) => slot.set({ kind: 'text', text: 'null' }),
  (slot, _, random) => slot.set(wrongType(random)),
  (slot, _, random) => slot.set(wrongType(random)),
  (slot, _, random) => slot.set(oddNumber(random)),
  (slot, _, random) => slot.set(oddText(random)),
  (slot, _, random) => slot.set(nested(random)),
  (slot, _, random) => slot.double(random.pick([wrongType, oddNumber, oddText])(random)),
  (slot) => slot.double(slot.get()),
  (slot, other) => {
    const one = slot.get();
    slot.set(other.get());
    other.set(one);
  },
  (slot, other) => slot.set(other.get()),
  (slot, _, random) => renamed(slot, random),
  (slot, _, random) => wrapped(slot, random),
];

/** Under another name. */
function renamed(slot: Slot, random: Random): void {
  slot.set({ kind: 'object', entries: [{ key: random.pick(oddKeys), value: slot.get() }] });
}

/** In a list, perhaps many times. */
function wrapped(slot: Slot, random: Random): void {
  slot.set({ kind: 'array', items: Array.from({ length: random.pick([1, 2, 50]) }, () => slot.get()) });
}

function mutatedBytes(body: Buffer, random: Random): Buffer {
  const at = random.whole(0, Math.max(0, body.length - 1));
  const end = random.whole(at, body.length);
  return random.pick(byteMutations)(body, at, end);
}

type ByteMutation = (body: Buffer, at: number, end: number) => Buffer;

const inserted =
  (...bytes: number[]): ByteMutation =>
  (body, at) =>
    Buffer.concat([body.subarray(0, at), Buffer.from(bytes), body.subarray(at)]);

const byteMutations: readonly [ByteMutation, ...ByteMutation[]] = [
  (body, at) => body.subarray(0, at),
  (body, at) => body.subarray(at),
  (body, at, end) => Buffer.concat([body.subarray(0, at), body.subarray(end)]),
  (body, at, end) => Buffer.concat([body.subarray(end), body.subarray(0, at), body.subarray(at, end)]),
  (body) => Buffer.concat([body, Buffer.from('\n{"again":true}')]),
  (body) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body]),
  (body) => Buffer.from(body.toString('utf8'), 'utf16le'),
  (body) => Buffer.concat([body, Buffer.alloc(300, ' ')]),
  // broken UTF-8: a stray byte, half a character, an overlong one, a surrogate
  inserted(0xff),
  inserted(0xe2, 0x82),
  inserted(0xc0, 0xaf),
  inserted(0xed, 0xa0, 0x80),
  inserted(0x00),
  inserted(0x22),
  inserted(0x5c),
];
