// Light or dark. A classic script in <head>, not a module: it must run before the first paint.
(() => {
  const KEY = "workbench.theme";
  const root = document.documentElement;
  const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

  function stored() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // Storage may be forbidden; then the page follows the system.
    }
  }

  function show(theme) {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  function keep(theme) {
    try {
      if (theme) localStorage.setItem(KEY, theme);
      else localStorage.removeItem(KEY);
    } catch {
      return; // Shown for this page all the same.
    }
  }

  function now() {
    return root.dataset.theme ?? (systemIsDark.matches ? "dark" : "light");
  }

  function name(button) {
    button.setAttribute("aria-label", now() === "dark" ? "Switch to light" : "Switch to dark");
  }

  show(stored());
  addEventListener("storage", (event) => event.key === KEY && show(event.newValue));

  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-switch]")) {
      button.hidden = false;
      name(button);
      button.addEventListener("click", () => {
        const wanted = now() === "dark" ? "light" : "dark";
        // Wanting what the system wants is to follow the system again.
        const own = wanted === (systemIsDark.matches ? "dark" : "light") ? null : wanted;
        show(own);
        keep(own);
        name(button);
      });
    }
  });
})();
