import type { CollectRequest, EngineSettings, QueryRequest, ResourceRequest } from './protocol';

// Both sides of the seam are built together, so what the host writes is not checked again.

export function readEngineSettings(settingsJson: string): EngineSettings {
  return JSON.parse(settingsJson) as EngineSettings;
}

export function readQueryRequest(requestJson: string): QueryRequest {
  return JSON.parse(requestJson) as QueryRequest;
}

export function readResourceRequest(requestJson: string): ResourceRequest {
  return JSON.parse(requestJson) as ResourceRequest;
}

export function readCollectRequest(requestJson: string): CollectRequest {
  return JSON.parse(requestJson) as CollectRequest;
}
