/** What requests may go to beside the vendor, each with an address, secrets, limits and cookies of its own. */
export const otherUpstreams = ['archive'] as const;

export type OtherUpstream = (typeof otherUpstreams)[number];

/** The key of a setting or secret of such an upstream: it begins with its name, by which the host tells whose it is. */
export type UpstreamKey<Name extends string> = `${Name}${Capitalize<string>}`;
