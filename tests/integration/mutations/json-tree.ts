/** JSON as it is written: keys may repeat, and `text` stands as it is, be it JSON or not. */
export type Tree =
  | { kind: 'object'; entries: Array<{ key: string; value: Tree }> }
  | { kind: 'array'; items: Tree[] }
  | { kind: 'text'; text: string };

export function treeOf(value: unknown): Tree {
  if (Array.isArray(value)) {
    return { kind: 'array', items: value.map(treeOf) };
  }
  if (typeof value === 'object' && value !== null) {
    return { kind: 'object', entries: Object.entries(value).map(([key, of]) => ({ key, value: treeOf(of) })) };
  }
  return { kind: 'text', text: JSON.stringify(value) };
}

export function textOf(tree: Tree): string {
  switch (tree.kind) {
    case 'text':
      return tree.text;
    case 'array':
      return `[${tree.items.map(textOf).join(',')}]`;
    case 'object':
      return `{${tree.entries.map(({ key, value }) => `${JSON.stringify(key)}:${textOf(value)}`).join(',')}}`;
  }
}

/** One that shares nothing with it, so that no tree ever holds itself. */
function copyOf(tree: Tree): Tree {
  switch (tree.kind) {
    case 'text':
      return { ...tree };
    case 'array':
      return { kind: 'array', items: tree.items.map(copyOf) };
    case 'object':
      return { kind: 'object', entries: tree.entries.map(({ key, value }) => ({ key, value: copyOf(value) })) };
  }
}

/** A place in a tree where something stands. */
export interface Slot {
  /** Of an object's value. */
  key?: string;
  /** A copy of what stands there. */
  get(): Tree;
  set(tree: Tree): void;
  /** Takes it out of its object or list. */
  drop(): void;
  /** Puts another beside it: under the same key, or next in the list. */
  double(tree: Tree): void;
}

/** Every place below the root, the deep ones too. */
export function slotsOf(tree: Tree): Slot[] {
  if (tree.kind === 'object') {
    const { entries } = tree;
    return entries.flatMap((entry) => [
      {
        key: entry.key,
        get: () => copyOf(entry.value),
        set: (value: Tree) => {
          entry.value = value;
        },
        drop: () => {
          entries.splice(entries.indexOf(entry), 1);
        },
        double: (value: Tree) => {
          entries.push({ key: entry.key, value });
        },
      },
      ...slotsOf(entry.value),
    ]);
  }
  if (tree.kind === 'array') {
    const { items } = tree;
    return items.flatMap((item) => [
      {
        get: () => copyOf(item),
        set: (value: Tree) => {
          items[items.indexOf(item)] = value;
        },
        drop: () => {
          items.splice(items.indexOf(item), 1);
        },
        double: (value: Tree) => {
          items.splice(items.indexOf(item), 0, value);
        },
      },
      ...slotsOf(item),
    ]);
  }
  return [];
}
