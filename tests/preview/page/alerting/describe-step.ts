import type { RuleStep } from './rule';

const comparisons: Record<string, string> = {
  gt: 'is above',
  gte: 'is at least',
  lt: 'is below',
  lte: 'is at most',
  eq: 'equals',
  ne: 'does not equal',
  within_range: 'lies between',
  outside_range: 'lies outside',
};

/** One step of a rule in words. */
export function describeStep({ isExpression, model, fromSeconds }: RuleStep): string {
  const of = model.expression ?? '';
  if (!isExpression) {
    return `${model.queryType ?? 'query'}, the last ${span(fromSeconds)}`;
  }
  if (model.type === 'reduce') {
    return `${model.reducer ?? ''} of ${of}`;
  }
  const evaluator = model.conditions[0]?.evaluator;
  return evaluator
    ? `${of} ${comparisons[evaluator.type] ?? evaluator.type} ${evaluator.params.join(' and ')}`
    : `${model.type ?? 'expression'} of ${of}`;
}

/** A span of time in words. */
export function span(seconds: number): string {
  const [count, unit] =
    seconds % 3600 === 0 && seconds >= 3600
      ? [seconds / 3600, 'hour']
      : seconds % 60 === 0 && seconds >= 60
        ? [seconds / 60, 'minute']
        : [seconds, 'second'];
  return count === 1 ? unit : `${count} ${unit}s`;
}
