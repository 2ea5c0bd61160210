import path from 'node:path';
import { filesIn, read } from './files';

/** A page in Markdown, and what it points to. */
export interface Page {
  file: string;
  /** As GitHub makes them of headings. */
  anchors: ReadonlySet<string>;
  links: readonly Link[];
}

interface Link {
  /** As it is written. */
  target: string;
  /** The file it points to, from the repository's top; undefined for an address of the web. */
  file: string | undefined;
  /** Empty where it points to all of the file. */
  anchor: string;
}

/** Everything that people read. */
export function pages(): Page[] {
  const top = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'src/query_help.md'];
  return [...top, ...['docs', 'collector', 'tests/simulators'].flatMap((folder) => filesIn(folder, /\.md$/))].map(
    pageOf
  );
}

function pageOf(file: string): Page {
  const text = withoutCode(read(file));
  const headings = [...text.matchAll(/^#{1,6} +(.+?)\s*$/gm)].map(([, heading = '']) => heading);
  return {
    file,
    anchors: new Set(anchorsOf(headings)),
    links: [...text.matchAll(/!?\[[^\]]*\]\(([^)\s]+)\)/g)].map(([, target = '']) => linkFrom(file, target)),
  };
}

/** A link is none in a block of code; of code in a line its words count, as it may stand in a heading. */
function withoutCode(text: string): string {
  return text
    .replace(/^```[\s\S]*?^```/gm, '')
    .replace(/`([^`\n]*)`/g, (_, code: string) => code.replace(/[[\]]/g, ''));
}

function anchorsOf(headings: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headings.map((heading) => {
    const anchor = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number}\s_-]/gu, '')
      .replace(/\s/g, '-');
    const before = seen.get(anchor) ?? 0;
    seen.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
}

function linkFrom(file: string, target: string): Link {
  const [place = '', anchor = ''] = target.split('#');
  if (/^[a-z]+:/i.test(target)) {
    return { target, file: undefined, anchor };
  }
  return { target, file: place === '' ? file : path.posix.join(path.posix.dirname(file), place), anchor };
}
