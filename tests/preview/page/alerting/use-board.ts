import { getBackendSrv } from '@grafana/runtime';
import { useCallback, useEffect, useState } from 'react';
import * as v from 'valibot';
import { messageOf } from '../load-state';
import { boardSchema, type Board } from './rule';

const everyMs = 2000;

/** The alert rules and what they came to, read every two seconds; `evaluate` evaluates them at once. */
export function useBoard() {
  const [board, setBoard] = useState<Board>();
  const [failed, setFailed] = useState('');
  const [evaluating, setEvaluating] = useState(false);
  const take = useCallback(async (answer: Promise<unknown>) => {
    try {
      setBoard(v.parse(boardSchema, await answer));
      setFailed('');
    } catch (error) {
      setFailed(messageOf(error));
    }
  }, []);
  const evaluate = useCallback(async () => {
    setEvaluating(true);
    await take(getBackendSrv().post<unknown>('/api/preview/alerting/evaluate', {}));
    setEvaluating(false);
  }, [take]);
  useEffect(() => {
    const read = () => void take(getBackendSrv().get<unknown>('/api/preview/alerting/rules'));
    read();
    const timer = setInterval(read, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [take]);
  return { board, failed, evaluating, evaluate };
}
