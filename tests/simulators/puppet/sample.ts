/**
 * The example of the vendor's page on GET /jobs/:id/events, as printed there: job 352 from event 1272 on.
 * https://help.puppet.com/pe/current/topics/orchestrator_api_get_jobs_job_id_events.htm
 */
export const sampleJob = '352';
export const sampleEvent = 1272;

export const sampleBody = `{
  "next-events" : {
    "id" : "https://orchestrator.example.com:8143/orchestrator/v1/jobs/352/events?start=1272"
  },
  "items" : [ {
    "id" : "1272",
    "type" : "node_running",
    "timestamp" : "2016-05-05T19:50:08Z",
    "details" : {
      "node" : "puppet-agent.example.com",
      "detail" : {
        "noop" : false
      }
    },
    "message" : "Started puppet run on puppet-agent.example.com ..."
  }]
}`;
