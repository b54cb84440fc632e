// Runs before the first paint, so that the page never flashes in the wrong
// theme or language. What is chosen here is read again by src/settings.ts.
(() => {
  const root = document.documentElement;
  const stored = (key) => {
    try {
      return localStorage.getItem(`ringlab.${key}`);
    } catch {
      return null;
    }
  };
  const theme = stored('theme');
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  const language = stored('language') ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');
  root.lang = language === 'zh' ? 'zh' : 'en';
})();
