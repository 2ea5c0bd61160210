/** One thing that a user did. */
export interface AuditRecord {
  id: string;
  /** Epoch ms. */
  time: number;
  userId: string;
  /** Null = the record tells the user's id only. */
  email: string | null;
  type: string;
  action: string;
  secondaryAction: string | null;
  targetId: string | null;
  targetName: string | null;
  /** Served word for word in its place; without a readable time it is on every page whatever dates are asked for. */
  given?: Readonly<Record<string, unknown>>;
}

/** One line that a run of a task logged. */
export interface TaskLog {
  id: string;
  /** Epoch ms. */
  time: number;
  run: number;
  logType: string;
  status: string;
  message: string;
  /** Served word for word in its place. */
  given?: Readonly<Record<string, unknown>>;
}

export interface Task {
  id: string;
  name: string;
  type: string;
  runs: number;
  logs: TaskLog[];
}

export interface User {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
}
