import type { AnswerError } from '../sentences/answer-error';
import { withoutStop } from '../sentences/without-stop';
import { collect, nothingCollected } from '../collect/collect';
import { archiveHealth } from '../archive/health';
import { connect } from './connect';
import type { Host } from '../seam/host';
import { readOptions } from '../query/read-options';
import type { Collected, CreateEngine, Engine, Health, QueryResult, ResourceAnswer } from '../seam/protocol';
import { Notes } from '../reading/reading';
import { readCollectRequest, readQueryRequest, readResourceRequest } from '../seam/request';
import { answerErrorOf, errorResult } from '../query/error-result';
import { clockRemark } from '../query/clock-shortfall';
import { contestedRefIds, refuseContested } from '../query/contested-ref-ids';
import { KnownQueries } from '../query/known-queries';
import { runQuery } from '../query/run-query';
import type { Vendor } from '../vendors/vendor';
import { CallSignal } from '../client/call-signal';
import type { Freshness } from '../client/freshness';
import { ConnectionClient } from '../client/connection-client';

/** What makes the engine of one data source, which reads from these vendors. The promises it returns never reject. */
export function createEngineWith(known: readonly Vendor[]): CreateEngine {
  return (settingsJson, host) => engineOf(settingsJson, known, host);
}

function engineOf(settingsJson: string, known: readonly Vendor[], host: Host): Engine {
  const { settings, account, credentials, models, usable } = connect(settingsJson, known, host);
  const knownQueries = new KnownQueries(models);
  const signals = new Map<number, CallSignal>();

  /** Runs with the signal of a call, which ends with its answer, and so does everything that the call began. */
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

  /** One piece of work of a call, whose calls end with it; `otherwise` makes an answer of whatever goes wrong. */
  async function work<T>(
    signal: CallSignal,
    freshness: Freshness,
    run: (client: ConnectionClient, vendor: Vendor) => Promise<T>,
    otherwise: (error: AnswerError) => T
  ): Promise<T> {
    if ('error' in usable) {
      return otherwise(usable.error);
    }
    const { base, vendor } = usable;
    const client = new ConnectionClient(base, signal, freshness);
    try {
      return await client.within((inner) => run(inner, vendor));
    } catch (error) {
      return otherwise(answerErrorOf(error, client, host));
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
    account,
    credentials,
    queryTypes: 'error' in usable ? [] : usable.vendor.readers.map(({ model }) => model.id),

    query: (call, requestJson) =>
      during(call, (signal) => {
        const { queries, fromAlert, skipCache } = readQueryRequest(requestJson);
        const contested = contestedRefIds(queries);
        return Promise.all(
          queries.map((envelope) =>
            work<QueryResult>(
              signal,
              // Grafana's rules say X-Cache-Skip too; what is kept for good is exact, so it may serve them.
              fromAlert ? 'rules' : skipCache ? 'nothing' : 'panels',
              (client, vendor) => {
                refuseContested(envelope, contested);
                return runQuery(envelope, fromAlert, client, vendor, knownQueries);
              },
              (error) => errorResult(envelope.refId, error, undefined)
            )
          )
        );
      }),

    checkHealth: (call) =>
      during(call, (signal) =>
        work<Health>(
          signal,
          'nothing',
          async (client, vendor) => {
            const began = host.now();
            const notes = new Notes();
            const seen = notes.take(await vendor.checkHealth(client));
            const lacking = notes.sentences(new Set()).shortfalls.map((sentence) => `. ${withoutStop(sentence)}`);
            const { ok, remark } = await archiveHealth(client, vendor.model);
            return { ok, message: `${seen}${clockRemark(client, began)}${lacking.join('')}${remark}` };
          },
          (error) => ({ ok: false, message: error.message })
        )
      ),

    callResource: (call, requestJson) =>
      during(call, (signal) =>
        work<ResourceAnswer>(
          signal,
          'panels',
          (client, vendor) => readOptions(readResourceRequest(requestJson), vendor, client),
          (error) => ({ status: error.status, body: { message: error.message } })
        )
      ),

    collect: (call, requestJson) =>
      during(call, (signal) =>
        work<Collected>(
          signal,
          // An archive keeps what it is told: nothing that was true some seconds ago.
          'rules',
          (client, vendor) => collect({ request: readCollectRequest(requestJson), client, vendor, models }),
          nothingCollected
        )
      ),

    end: (call, reason) => signals.get(call)?.end(reason),
  };
}
