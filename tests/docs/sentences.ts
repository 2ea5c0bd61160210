import ts from 'typescript';
import { filesIn, read } from './files';

/**
 * Every sentence that the backend can tell, with `…` for each part that is not always the same: errors, notices, shortfalls.
 * What Save & test says when all is well and the messages of events end without a stop.
 */
export function backendSentences(): string[] {
  const engine = filesIn('src/engine', /\.ts$/).filter((file) => !/\.test(-d)?\.ts$|\/testing\//.test(file));
  return [...engine.flatMap(toldByEngine), ...goIn('pkg').flatMap(toldByHost), ...goIn('collector').flatMap(logged)];
}

function goIn(folder: string): string[] {
  return filesIn(folder, /\.go$/).filter((file) => !file.endsWith('_test.go'));
}

/** What the editor says of something that is missing or wrong, by its place in the file of its language. */
const complaints =
  /\.(invalid|required|unknown|otherVendor|noVendor|failed|needsThis|needsOneOf|malformed|oneOf|otherForm|unlisted|incomplete|unreadable|noField|noWord|forbidden|unusable)$|^config\.vendor\.choose$|^query\.alert\.variables$/;

/** Every complaint of the editor, in English, with `…` for what is filled in. */
export function editorSentences(): string[] {
  const found: string[] = [];
  const walk = (value: unknown, place: string): void => {
    if (typeof value === 'string' && complaints.test(place)) {
      found.push(value.replace(/\{\{\w+\}\}/g, '…'));
    } else if (typeof value === 'object' && value !== null) {
      Object.entries(value).forEach(([key, part]) => walk(part, place === '' ? key : `${place}.${key}`));
    }
  };
  walk(JSON.parse(read('src/locales/en-US/runtrail-audit-datasource.json')), '');
  return found;
}

function toldByEngine(file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isForDevelopers(node)) {
      return;
    }
    const text = textOf(node);
    if (text !== undefined && isSentence(text)) {
      // Some are joined to another.
      found.push(text.replace(/^[.;,] /, ''));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true));
  return found;
}

/** `new Error(…)` is a bug: people are told that there was one, and no more. */
function isForDevelopers(node: ts.Node): boolean {
  return ts.isNewExpression(node) && /^(Type|Range)?Error$/.test(node.expression.getText());
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isTemplateExpression(node)) {
    return [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('…');
  }
  return ts.isStringLiteralLike(node) ? node.text : undefined;
}

/** It ends like one, or with the words of another; and it is more than a name. */
function isSentence(text: string): boolean {
  return /([.]|[:.,] …)$/.test(text) && (text.match(/[a-z]{2,}/gi) ?? []).length >= 2;
}

/** What the collector warns of, in its log or in heartbeats; what is not always the same stands behind it. */
function logged(file: string): string[] {
  const texts = read(file).matchAll(/(?:\blog\.(?:Warn|Error)\(|\bunsure = )"((?:[^"\\]|\\.)+)"/g);
  return [...texts].map(([, text = '']) => text.replace(/: $/, ''));
}

/** Go says a sentence in one string. What is wrong with a connection's settings has no stop, as it is quoted in another. */
function toldByHost(file: string): string[] {
  const texts = [...read(file).matchAll(/(Help:\s*|settingsFailure\((?:([\w.]+) \+ )?)?"((?:[^"\\]|\\.)*)"/g)];
  return texts.flatMap(([, before = '', variable, text = '']) => {
    const isTold = before === '' ? /^[A-Z]/.test(text) && isSentence(text) : before.startsWith('settingsFailure');
    return isTold ? [variable === undefined ? text : `…${text}`] : [];
  });
}
