import { jsonBody } from './json-body';

test('a byte order mark before the body is no part of it', () => {
  expect(jsonBody('\ufeff{"status":"COMPLETED"}')).toEqual({ status: 'COMPLETED' });
});
