export interface Workflow {
  id: string;
  name: string;
  /** In order of execution; the names in one inner list run at the same time. */
  steps: ReadonlyArray<readonly string[]>;
}

export interface Person {
  name: string;
  email: string;
}

export const workflows: readonly [Workflow, ...Workflow[]] = [
  {
    id: '0d6f6b0e-2f5c-4a0e-8a52-5b1d4f0c1a01',
    name: 'Invoice intake',
    steps: [['Workflow Input'], ['Extract'], ['Agent 6', 'Validate "totals" & <b>taxes</b>'], ['Review'], ['Send']],
  },
  {
    id: '0d6f6b0e-2f5c-4a0e-8a52-5b1d4f0c1a02',
    name: 'Contract <check> & "sign"',
    steps: [
      ['Workflow Input'],
      ['OCR'],
      ['Find clauses'],
      ['Compare', 'Score', 'Translate'],
      ['Human Review'],
      ['Notify'],
      ['Workflow Output'],
    ],
  },
  {
    id: '0d6f6b0e-2f5c-4a0e-8a52-5b1d4f0c1a03',
    name: 'Ticket triage',
    steps: [['Workflow Input'], ['Classify'], ['Route'], ['Workflow Output']],
  },
];

/** Steps at which a person, or time, has to come by. */
export const waitingSteps: Readonly<Record<string, 'WAITING' | 'SLEEPING'>> = {
  Review: 'WAITING',
  'Human Review': 'WAITING',
  Notify: 'SLEEPING',
};

export const people: readonly [Person, ...Person[]] = [
  { name: 'Dana Ortiz', email: 'dana@example.com' },
  { name: "Liam O'Neil <ops>", email: 'liam@example.com' },
  { name: 'Noor & Co', email: 'noor@example.com' },
];
