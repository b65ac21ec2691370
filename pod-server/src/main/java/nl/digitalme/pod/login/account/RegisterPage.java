package nl.digitalme.pod.login.account;

import com.github.benmanes.caffeine.cache.Ticker;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.login.Holder;
import nl.digitalme.pod.login.Registration.Applicant;
import nl.digitalme.pod.login.Throttle;
import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.pages.Page;
import nl.digitalme.pod.login.pages.Question;
import nl.digitalme.pod.login.session.LogInPage;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/** Making an account and a pod. Says nothing about accounts that there are: see {@code Registration}. */
final class RegisterPage implements PageOperation {
    static final String PATH = "/.login/register";
    private static final String PASSWORD = "pwd"; // RFC 8176
    private static final String EVERY_TRY = "registrations";

    private final Desk desk;
    private final Throttle registrations = Throttle.forRegistrations(Ticker.systemTicker());

    RegisterPage(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        String here = LogInPage.passingOn(PATH, request);
        Sheet sheet = new Sheet(visit, here);
        Input input = new Input(request);
        return request.method().equals("POST")
                ? register(sheet, input, LogInPage.then(request))
                : desk.onward()
                        .leadsTo(LogInPage.then(request))
                        .map(targets -> visit.show(page(sheet)
                                .holding(form(sheet, questions(sheet)))
                                .leadingTo(targets)));
    }

    private Future<PodResponse> register(Sheet sheet, Input input, String then) {
        List<Question> questions = checked(sheet, input);
        if (questions.stream().anyMatch(Question::isWrong)) {
            return again(sheet, questions, then);
        }
        String sender = input.request().remote();
        if (!registrations.allows(sender, EVERY_TRY)) {
            throw PodProblem.of(429, "Too many accounts were made from your address. Try again later.");
        }
        registrations.failed(sender, EVERY_TRY); // an account made counts as a try, whatever comes of it
        return desk.accounts()
                .registration()
                .register(applicant(input))
                .compose(holder -> enter(sheet.visit(), holder, then))
                .recover(failure -> isTaken(failure)
                        ? again(sheet, failing(questions, "pod", sheet.say("pod.taken")), then)
                        : Future.failedFuture(failure));
    }

    private Future<PodResponse> enter(Visit visit, Holder holder, String then) {
        return desk.sessions().logIn(visit, holder, PASSWORD).map(known -> known.redirect(then));
    }

    private static Applicant applicant(Input input) {
        Optional<String> pod = Optional.of(input.text("pod")).filter(name -> !name.isEmpty());
        return new Applicant(input.text("email"), Optional.of(input.raw("password")), Optional.empty(), pod);
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PodProblem problem && problem.status() == 409;
    }

    private static List<Question> questions(Sheet sheet) {
        return List.of(
                Question.of("email", "email", sheet.say("email"), "username").hinting(sheet.say("email.hint")),
                Question.of("password", "password", sheet.say("password.new"), "new-password")
                        .hinting(sheet.say("password.hint", String.valueOf(Input.SHORTEST_PASSWORD))),
                Question.of("pod", "text", sheet.say("pod"), "off")
                        .hinting(sheet.say("pod.hint"))
                        .with("spellcheck", "false")
                        .optional());
    }

    private static List<Question> checked(Sheet sheet, Input input) {
        List<Question> asked = questions(sheet);
        String email = input.text("email");
        String pod = input.text("pod");
        return List.of(
                asked.get(0).filled(email).failing(Input.isEmail(email) ? "" : sheet.say("email.wrong")),
                asked.get(1)
                        .failing(
                                Input.isPassword(input.raw("password"))
                                        ? ""
                                        : sheet.say("password.wrong", String.valueOf(Input.SHORTEST_PASSWORD))),
                asked.get(2).filled(pod).failing(pod.isEmpty() || Input.isPodName(pod) ? "" : sheet.say("pod.wrong")));
    }

    private static List<Question> failing(List<Question> questions, String name, String error) {
        return questions.stream()
                .map(question -> question.name().equals(name) ? question.failing(error) : question)
                .toList();
    }

    private static Page page(Sheet sheet) {
        return sheet.page("register.title").holding(sheet.paragraph("register.introduction"));
    }

    private Future<PodResponse> again(Sheet sheet, List<Question> questions, String then) {
        return desk.onward()
                .leadsTo(then)
                .map(targets -> sheet.refused(page(sheet).leadingTo(targets), questions, sheet.button("register")));
    }

    private static Html form(Sheet sheet, List<Question> questions) {
        return sheet.form(questions, sheet.button("register"));
    }
}
