import { jobs } from '../../model/vendors/puppet';
import { readSelection } from './selection';

const both = (...jobTypes: string[]) => readSelection({ jobTypes, tasks: ['facts'] }, jobs);

test.each([
  [['deploy'], 'There are no Tasks (tasks) in Job types (jobTypes) deploy: leave one of the two lists empty.'],
  [
    ['plan', 'deploy'],
    'There are no Tasks (tasks) in Job types (jobTypes) plan and deploy: leave one of the two lists empty.',
  ],
])('tasks of %j, which have none, are a 400 instead of nothing for ever', (jobTypes, message) => {
  expect(() => both(...jobTypes)).toThrow(expect.objectContaining({ message, status: 400 }));
});

test('tasks beside a type that has some are read', () => {
  expect(both().selection).toEqual({ jobTypes: [], tasks: ['facts'] });
  expect(both('deploy', 'task').selection).toEqual({ jobTypes: ['deploy', 'task'], tasks: ['facts'] });
});

test('half a character, which no address can carry, is a wrong entry', () => {
  expect(() => readSelection({ tasks: ['facts', 'smile\ud83d'] }, jobs)).toThrow(
    expect.objectContaining({ message: expect.stringMatching(/^Wrong entry ".*" in Tasks \(tasks\): /), status: 400 })
  );
  expect(readSelection({ tasks: ['smile\ud83d\ude00'] }, jobs).selection.tasks).toEqual(['smile\ud83d\ude00']);
});
