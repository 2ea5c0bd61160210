import type { AnnotationQuery, AnnotationSupport } from '@grafana/data';
import { isRunnable } from '../saved/default-query';
import { lazily } from '../lazily';
import type { RuntrailQuery } from '../saved/query';

const AnnotationEditor = lazily(
  async () => (await import(/* webpackChunkName: "query-editors" */ './AnnotationEditor')).AnnotationEditor
);

/** Events over other panels. The engine answers with the fields that Grafana's own mapping looks for, so none is set here. */
export function annotationSupport(defaults: () => Partial<RuntrailQuery>): AnnotationSupport<RuntrailQuery> {
  const asAnnotation = (saved: Partial<RuntrailQuery> | undefined): RuntrailQuery => {
    const query = saved?.queryType ? saved : { ...defaults(), ...saved, queryType: defaults().queryType ?? '' };
    return { refId: 'Anno', ...query, format: 'annotations' };
  };
  return {
    // The same object when there is nothing to add: Grafana takes another one for an edit.
    prepareAnnotation: (annotation: AnnotationQuery<RuntrailQuery>) => {
      const isComplete = annotation.target?.queryType && annotation.target.format === 'annotations';
      return isComplete || annotation['query']
        ? annotation
        : { ...annotation, target: asAnnotation(annotation.target) };
    },
    // A query that lacks what it needs is left out quietly: an annotation has no place for notices.
    prepareQuery: (annotation) => {
      const query = asAnnotation(annotation.target);
      return isRunnable(query) ? query : undefined;
    },
    getDefaultQuery: () => ({ ...defaults(), format: 'annotations' }),
    QueryEditor: AnnotationEditor,
  };
}
