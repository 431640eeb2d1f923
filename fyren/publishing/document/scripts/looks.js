// How the page looks, for as long as it is open.
// What can do nothing without a script is made here, so that a page without one has nothing that does not answer.
const views = make('div', { class: 'views' });
one('main').append(views);

const large = button(say('view.text_larger'), () => {
  large.setAttribute('aria-pressed', root.classList.toggle('large'));
}, { 'data-large': '', 'aria-pressed': 'false' });

const isDark = () => root.classList.contains('dark') || (!root.classList.contains('light') && matchMedia('(prefers-color-scheme: dark)').matches);
const nameDark = () => { dark.textContent = say(isDark() ? 'view.light' : 'view.dark'); };
const dark = button('', () => {
  const next = isDark() ? 'light' : 'dark';
  root.classList.remove('dark', 'light');
  root.classList.add(next);
  nameDark();
}, { 'data-dark': '' });
nameDark();
views.append(large, dark);
