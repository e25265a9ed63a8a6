// Not a module: it runs before the first paint, so that the page never shows the wrong colours.
;(() => {
  const themes = ['system', 'light', 'dark']
  let theme = localStorage.getItem('console:theme') ?? 'system'

  function apply() {
    document.documentElement.dataset.theme = theme
    const button = document.getElementById('theme')
    if (button) button.textContent = `Theme: ${theme}`
  }
  apply()
  document.addEventListener('DOMContentLoaded', () => {
    apply()
    document.getElementById('theme')?.addEventListener('click', () => {
      theme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
      localStorage.setItem('console:theme', theme)
      apply()
    })
  })
})()
