/** A JSON value as it stands in the body: numbers and strings keep their own text, objects their duplicate names. */
export type JsonNode =
  | { kind: 'null' }
  | { kind: 'boolean' | 'number'; raw: string }
  | { kind: 'string'; raw: string; text: string }
  | { kind: 'array'; items: JsonNode[] }
  | JsonObject;

export interface JsonObject {
  kind: 'object';
  members: JsonMember[];
}

export interface JsonMember {
  name: string;
  raw: string;
  value: JsonNode;
}

/** The value of a name; of a duplicate name the last. */
export function memberOf(node: JsonObject, name: string): JsonNode | undefined {
  for (let i = node.members.length - 1; i >= 0; i--) {
    const member = node.members[i];
    if (member?.name === name) {
      return member.value;
    }
  }
  return undefined;
}

/** The value without white space, without the members named in `leaveOut` (of the value itself, not of what lies in it). */
export function compactText(node: JsonNode, leaveOut: readonly string[] = []): string {
  switch (node.kind) {
    case 'null':
      return 'null';
    case 'boolean':
    case 'number':
    case 'string':
      return node.raw;
    case 'array':
      return `[${node.items.map((item) => compactText(item)).join(',')}]`;
    case 'object': {
      const kept = node.members.filter((member) => !leaveOut.includes(member.name));
      return `{${kept.map((member) => `${member.raw}:${compactText(member.value)}`).join(',')}}`;
    }
  }
}
