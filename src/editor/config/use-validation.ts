import { useEffect, useRef } from 'react';
import type { ConfigProps } from '../saved/options';
import type { Settings } from './settings-change';
import { settingsProblems } from './settings-problems';

/** Grafana asks before it saves, where it knows how to (alpha); it shows what is wrong, and saves and tests nothing until that is mended. */
export function useValidation(validation: ConfigProps['validation'], settings: Settings): void {
  const told = useRef<readonly string[]>([]);
  useEffect(
    () =>
      validation?.registerValidation(() => {
        const problems = [...settingsProblems(settings)];
        // Fields of a vendor that was chosen before lack nothing any more.
        told.current.forEach((field) => validation.clearError(field));
        told.current = problems.map(([field]) => field);
        problems.forEach(([field, problem]) =>
          problem === undefined ? validation.clearError(field) : validation.setError(field, problem)
        );
        return problems.every(([, problem]) => problem === undefined);
      }),
    [validation, settings]
  );
}
