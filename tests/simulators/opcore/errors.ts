import { type Answer, html, htmlType, json, jsonType, text } from '../base/answer';
import { sampleFailure } from './sample';

/** `password`: it was changed. `locked`: the account is. The last two: the user may not read audits, in either documented way. */
export const expiryKinds = ['session', 'password', 'locked', 'forbidden', 'forbidden200'] as const satisfies readonly [
  string,
  ...string[],
];
export type ExpiryKind = (typeof expiryKinds)[number];

export function noDataFound(): Answer {
  return text(sampleFailure, jsonType, 400);
}

export function permissionDenied(status: 200 | 403): Answer {
  return failure(status, 'Permission denied');
}

/** The text is documented, the envelope around it is not. */
export function authenticationRequired(): Answer {
  return failure(401, 'Authentication required');
}

export function failure(status: number, message: string): Answer {
  return json({ error: 1, message }, status);
}

export function pageNotFound(): Answer {
  return html('Page not found... yet!', 404);
}

/** What people see in a browser; texts made up. */
export function loginPage(loginPath: string): Answer {
  return text(
    `<!DOCTYPE html>\n<html><head><title>Opmantek | Login</title></head><body><form method="post" action="${loginPath}"><input name="username"><input name="password" type="password"></form></body></html>\n`,
    htmlType
  );
}

export function errorOf(status: number): Answer {
  switch (status) {
    case 400:
      return noDataFound();
    case 401:
      return authenticationRequired();
    case 403:
      return permissionDenied(403);
    case 404:
      return pageNotFound();
    default:
      return failure(status, `Something is "wrong" <here> & there (${status})`);
  }
}
