/** A habit of the form that its user can switch off; the choice is kept in the browser. */
export class Switch {
  private isOff = false;

  /** `name` is the key under which the browser keeps it. */
  constructor(private readonly name: string) {
    try {
      this.isOff = localStorage.getItem(name) === "off";
    } catch {
      // Where nothing may be stored the choice lasts as long as the page.
    }
  }

  /** Whether it is on now. */
  get isOn(): boolean {
    return !this.isOff;
  }

  /** Switches it on or off, from now on. */
  set(on: boolean): void {
    this.isOff = !on;
    try {
      if (on) localStorage.removeItem(this.name);
      else localStorage.setItem(this.name, "off");
    } catch {
      // as above
    }
  }
}

/** Single keys do something; speech input would trigger them. */
export const singleKeys = new Switch("self-check-keys");
/** A rating by key goes on to the next requirement. */
export const goingOn = new Switch("self-check-going-on");
