/**
 * Pages for people, made on the server and usable without JavaScript. {@link Html} escapes all that it is given; a
 * {@link Page} is the shell around it with the headers that keep it safe; {@link Words} holds the text in Dutch and
 * English, one file per package and language:
 *
 * <pre>{@code
 * Words words = Words.of(LogInPage.class);      // words_nl.properties and words_en.properties beside the class
 * Html field = Fields.text("email", "email", words.say(language, "email"), "username");
 * Page page = Page.titled(language, words.say(language, "title")).holding(field);
 * }</pre>
 *
 * How a page learns who is there, and how its forms are kept safe: {@code login.session}.
 */
@NullMarked
package nl.digitalme.pod.login.pages;

import org.jspecify.annotations.NullMarked;
