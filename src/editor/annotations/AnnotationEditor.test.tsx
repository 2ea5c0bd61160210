/** @jest-environment jsdom */
import '../testing/browser';
import { screen } from '@testing-library/react';
import { testDataSource } from '../testing/data-source';
import { showEditor } from '../testing/edited';
import { AnnotationEditor } from './AnnotationEditor';

const saved = { refId: 'Anno', queryType: 'puppet.jobEvents', format: 'annotations' as const };

test('only real changes is a filter on the effect', async () => {
  const filters = [{ field: 'outcome', operator: '=', values: ['success'] }];
  const { user, query, runs } = await showEditor(AnnotationEditor, testDataSource().datasource, { ...saved, filters });
  await user.click(screen.getByLabelText('Only real changes'));
  expect(query().filters).toEqual([...filters, { field: 'effect', operator: '=', values: ['changed'] }]);
  expect(screen.getByLabelText('Only real changes')).toBeChecked();
  await user.click(screen.getByLabelText('Only real changes'));
  expect(query().filters).toEqual(filters);
  expect(runs()).toBe(2);
});

test('events are coloured by outcome unless that is switched off', async () => {
  const { user, query } = await showEditor(AnnotationEditor, testDataSource().datasource, saved);
  expect(screen.getByLabelText('Colour by outcome')).toBeChecked();
  await user.click(screen.getByLabelText('Colour by outcome'));
  expect(query().colorByOutcome).toBe(false);
});

test('every edit saves the format that annotations need', async () => {
  const { user, query } = await showEditor(AnnotationEditor, testDataSource().datasource, {
    ...saved,
    format: 'table',
  });
  await user.type(screen.getByLabelText('Jobs'), '7{Enter}');
  expect(query()).toEqual({ ...saved, jobs: ['7'] });
});
