import type { AnswerError } from './sentences/answer-error';
import { connect } from './connection/connect';
import { accountOf } from './connection/account';
import type { Host } from './seam/host';
import { readOptions } from './options';
import type { CreateEngine, Engine, Health, QueryResult, ResourceAnswer } from './seam/protocol';
import { readQueryRequest, readResourceRequest } from './seam/request';
import { answerErrorOf, errorResult } from './query/error-result';
import { runQuery } from './query/run-query';
import { vendors } from './vendors/registry';
import type { Vendor } from './vendors/vendor';
import { CallSignal } from './client/call-signal';
import { ConnectionClient } from './client/connection-client';

/** The engine of one data source. Nothing it answers with ever rejects but for a fault in this file. */
export const createEngine: CreateEngine = createEngineWith(vendors);

/** An engine that reads from these vendors and no others. */
export function createEngineWith(known: readonly Vendor[]): CreateEngine {
  return (settingsJson, host) => engineOf(settingsJson, known, host);
}

function engineOf(settingsJson: string, known: readonly Vendor[], host: Host): Engine {
  const { settings, models, usable } = connect(settingsJson, known, host);
  const signals = new Map<number, CallSignal>();

  /** Runs with the signal of a call, which ends with its answer: nothing that it began goes on for nobody. */
  async function during<T>(call: number, run: (signal: CallSignal) => Promise<T>): Promise<T> {
    const signal = new CallSignal();
    signals.set(call, signal);
    try {
      return await run(signal);
    } finally {
      signals.delete(call);
      signal.end('cancelled');
    }
  }

  /** Runs one work; `otherwise` makes an answer of whatever goes wrong. */
  async function client<T>(
    signal: CallSignal,
    skipCache: boolean,
    run: (client: ConnectionClient) => Promise<T>,
    otherwise: (error: AnswerError) => T
  ): Promise<T> {
    if ('error' in usable) {
      return otherwise(usable.error);
    }
    try {
      return await run(new ConnectionClient(usable.base, signal, skipCache));
    } catch (error) {
      return otherwise(answerErrorOf(error, settings, usable.base.vendor, host));
    }
  }

  return {
    limits: {
      maxResponseMegabytes: settings.maxResponseMegabytes,
      queryTimeoutSeconds: settings.queryTimeout,
      maxConcurrentRequests: settings.maxConcurrentRequests,
      maxRequestsPerSecond: settings.maxRequestsPerSecond,
      memoryMegabytes: settings.memoryMegabytes,
    },
    account: accountOf(settings, models),

    query: (call, requestJson) =>
      during(call, (signal) => {
        const { queries, fromAlert, skipCache } = readQueryRequest(requestJson);
        return Promise.all(
          queries.map((envelope) =>
            client<QueryResult>(
              signal,
              skipCache,
              (inner) => runQuery(envelope, fromAlert, inner, models),
              (error) => errorResult(envelope.refId, error, undefined)
            )
          )
        );
      }),

    checkHealth: (call) =>
      during(call, (signal) =>
        client<Health>(
          signal,
          true,
          async (inner) => ({ ok: true, message: await inner.vendor.checkHealth(inner) }),
          (error) => ({ ok: false, message: error.message })
        )
      ),

    callResource: (call, requestJson) =>
      during(call, (signal) =>
        client<ResourceAnswer>(
          signal,
          false,
          (inner) => readOptions(readResourceRequest(requestJson), inner),
          (error) => ({ status: error.status, body: { message: error.message } })
        )
      ),

    end: (call, reason) => signals.get(call)?.end(reason),
  };
}
