import { type Random, createRandom } from '../base/random';
import { Schedule } from '../base/schedule';
import type { AuditRecord, Node } from './node';

export interface CompanyOptions {
  /** How many nodes to begin with; absent = 60. */
  nodes?: number;
  /** How many days of changes lie before the clock's start; absent = 14. */
  historyDays?: number;
  /** How often someone changes a node while you watch, seconds; absent = 120; 0 = never, and no history. */
  changeEverySeconds?: number;
}

interface Change {
  name?: string;
  /** The node keeps its name. */
  fails?: boolean;
}

const day = 86_400_000;
const places = ['core', 'edge', 'access', 'wan'] as const;
const people: readonly [string, ...string[]] = ['omkapiha', 'nmis', 'j.tane', 'o\'hara "noc"', 'lee <admin> & co'];

/** The nodes behind the simulated server, and the people who create, rename, edit and delete them. */
export class Company {
  readonly nodes = new Map<string, Node>();
  readonly schedule = new Schedule();
  private readonly random: Random;
  private named = 0;

  constructor(
    private readonly opened: number,
    seed: number,
    options: CompanyOptions
  ) {
    this.random = createRandom(seed);
    const every = (options.changeEverySeconds ?? 120) * 1000;
    const first = Math.ceil((opened - (options.historyDays ?? 14) * day) / 1000) * 1000;
    for (let count = options.nodes ?? 60; count > 0; count--) {
      const node = this.makeNode();
      // some nodes are older than auditing: they have no record until someone edits them
      if (this.random.chance(0.6)) {
        this.record(node, 'create node', first - this.random.whole(1, 300) * 3_600_000);
      }
    }
    if (every > 0) {
      this.schedule.at(first, (time) => this.changeNodes(time, every));
    }
    this.schedule.runUntil(opened);
  }

  listed(): Node[] {
    return [...this.nodes.values()].filter(({ isDeleted }) => !isDeleted);
  }

  create(time: number, name?: string, uuid?: string): Node {
    const node = this.makeNode(name, uuid);
    this.record(node, 'create node', time);
    return node;
  }

  edit(node: Node, time: number, change: Change): void {
    const worked = change.fails !== true;
    if (worked && change.name !== undefined) {
      node.name = change.name;
    }
    this.record(node, 'edit node', time, worked);
  }

  remove(node: Node, time: number): void {
    node.isDeleted = true;
    this.record(node, 'delete node', time);
  }

  private changeNodes(time: number, every: number): void {
    const { random } = this;
    const listed = this.listed();
    const dice = random.next();
    const [chosen] = random.sample(listed, 1);
    if (!chosen || dice < 0.15) {
      this.create(time);
    } else if (dice < 0.27 && listed.length > 10) {
      this.remove(chosen, time);
    } else {
      this.edit(chosen, time, this.someChange(chosen));
    }
    // sparse long ago, as often as wanted from an hour before the start on
    const mean = Math.max(every, Math.min(2 * 3_600_000, (this.opened - time) / 20));
    this.schedule.at(time + Math.ceil(1 + random.gap(mean) / 1000) * 1000, (next) => this.changeNodes(next, every));
  }

  /** Few changes fail; of the others some are renames. */
  private someChange({ name }: Node): Change {
    const { random } = this;
    if (random.chance(0.05)) {
      return { fails: true };
    }
    return random.chance(0.3) ? { name: `${name.split('~')[0]}~${random.whole(2, 99)}` } : {};
  }

  private makeNode(name?: string, uuid?: string): Node {
    const group = this.random.pick(places);
    const node: Node = {
      uuid: uuid ?? this.random.uuid(),
      name: name ?? `${group}-sw-${String(++this.named).padStart(3, '0')}`,
      group,
      isDeleted: false,
      isForgotten: false,
      records: [],
    };
    this.nodes.set(node.uuid, node);
    return node;
  }

  private record(node: Node, what: AuditRecord['what'], time: number, worked = true): void {
    const kind = ({ 'create node': 'created', 'edit node': 'last_updated', 'delete node': 'deleted' } as const)[what];
    node.records.push({
      kind,
      what,
      time: Math.floor(time / 1000) * 1000,
      who: this.random.pick(people),
      worked,
      name: node.name,
    });
  }
}
