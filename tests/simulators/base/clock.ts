/** The company's own time: real, speeded up, or driven by hand. */
export class Clock {
  private base: number;
  private since = performance.now();
  private factor: number;

  /** @param opened when the company is, epoch ms @param startSpeed 1 = real time, 0 = stands still until `advance` */
  constructor(
    readonly opened: number,
    private readonly startSpeed: number
  ) {
    this.base = opened;
    this.factor = startSpeed;
  }

  /** Epoch ms, whole. */
  now(): number {
    return Math.floor(this.base + (performance.now() - this.since) * this.factor);
  }

  get speed(): number {
    return this.factor;
  }

  setSpeed(factor: number): void {
    this.base = this.now();
    this.since = performance.now();
    this.factor = factor;
  }

  /** Jumps forward; time never runs back, because nothing that happened can be taken back. */
  advance(milliseconds: number): void {
    this.base += Math.max(0, milliseconds);
  }

  reset(): void {
    this.setSpeed(this.startSpeed);
  }
}
