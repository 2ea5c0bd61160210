import { getBackendSrv } from '@grafana/runtime';
import { useCallback, useEffect, useState } from 'react';
import * as v from 'valibot';
import { messageOf } from '../load-state';
import { simulatorsSchema, type Simulator, type Vendor } from './simulator';

const everyMs = 1500;

/** Sends one command to a simulator's control API. */
export type Steer = (vendor: Vendor, command: string, body?: object) => Promise<void>;

/** The simulators' states, read every one and a half seconds, and the way to steer them. */
export function useSimulators() {
  const [simulators, setSimulators] = useState<readonly Simulator[]>();
  const [failed, setFailed] = useState('');
  const [refused, setRefused] = useState('');
  const read = useCallback(async () => {
    try {
      setSimulators(v.parse(simulatorsSchema, await getBackendSrv().get<unknown>('/api/preview/simulators')));
      setFailed('');
    } catch (error) {
      setFailed(messageOf(error));
    }
  }, []);
  const steer: Steer = useCallback(
    async (vendor, command, body = {}) => {
      try {
        await getBackendSrv().post<unknown>(`/api/preview/simulators/${vendor}/${command}`, body);
        setRefused('');
      } catch (error) {
        setRefused(`${command}: ${messageOf(error)}`);
      }
      await read();
    },
    [read]
  );
  useEffect(() => {
    void read();
    const timer = setInterval(() => void read(), everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [read]);
  return { simulators, failed, refused, steer };
}
