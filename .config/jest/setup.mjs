/** A time zone that is not UTC shows code that forgot to name one. */
process.env.TZ = 'America/New_York';
