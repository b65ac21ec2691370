package nl.digitalme.pod.login.account;

import com.github.benmanes.caffeine.cache.Ticker;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.login.Registration.Applicant;
import nl.digitalme.pod.login.Throttle;
import nl.digitalme.pod.login.UpstreamName;
import nl.digitalme.pod.login.pages.Question;
import nl.digitalme.pod.login.session.LogInPage;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/**
 * Making an account and a pod, with a password or for who just logged in elsewhere. Says nothing about accounts that
 * there are: see {@code Registration}.
 */
final class RegisterPage implements PageOperation {
    static final String PATH = "/.login/new-account";
    private static final String EVERY_TRY = "registrations";

    private final Desk desk;
    private final Arrivals arrivals;
    private final Throttle throttle = Throttle.forRegistrations(Ticker.systemTicker());

    RegisterPage(Desk desk, Arrivals arrivals) {
        this.desk = desk;
        this.arrivals = arrivals;
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        String ticket = request.query().getOrDefault("arrival", List.of("")).get(0);
        String here = LogInPage.passingOn(PATH, request);
        if (ticket.isEmpty()) {
            return answer(new Input(request), new RegisterForm(new Sheet(visit, here), true), Optional.empty());
        }
        return arrivals.find(ticket, visit.id()).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(visit.redirect(LogInPage.passingOn(LogInPage.PATH, request)));
            }
            RegisterForm form = new RegisterForm(new Sheet(visit, here + "&arrival=" + ticket), false);
            return answer(new Input(request), form, found)
                    .compose(answer -> answer.status() == 303
                            ? arrivals.forget(ticket).map(answer)
                            : Future.succeededFuture(answer));
        });
    }

    private Future<PodResponse> answer(Input input, RegisterForm form, Optional<UpstreamName> arrived) {
        if (input.request().method().equals("POST")) {
            return register(input, form, arrived);
        }
        Sheet sheet = form.sheet();
        return onward(input).map(targets -> sheet.visit()
                .show(form.page()
                        .holding(sheet.form(form.questions(), sheet.button("register")))
                        .leadingTo(targets)));
    }

    private Future<List<String>> onward(Input input) {
        return desk.onward().leadsTo(LogInPage.then(input.request()));
    }

    private Future<PodResponse> register(Input input, RegisterForm form, Optional<UpstreamName> arrived) {
        List<Question> answered = form.checked(desk, input);
        if (answered.stream().anyMatch(Question::isWrong)) {
            return again(input, form, answered);
        }
        slowDown(input.request().remote());
        desk.slowDown(input.request(), input.text("email"));
        return desk.accounts()
                .registration()
                .register(applicant(input, arrived))
                .compose(holder -> desk.sessions()
                        .logIn(form.sheet().visit(), holder, arrived.isPresent() ? UpstreamArrival.ELSEWHERE : "pwd"))
                .map(known -> known.redirect(LogInPage.then(input.request())))
                .recover(failure ->
                        isTaken(failure) ? again(input, form, form.taken(answered)) : Future.failedFuture(failure));
    }

    private void slowDown(String sender) {
        if (!throttle.allows(sender, EVERY_TRY)) {
            throw PodProblem.of(429, "Too many accounts were made from your address. Try again later.");
        }
        throttle.failed(sender, EVERY_TRY); // an account made counts as a try, whatever comes of it
    }

    private static Applicant applicant(Input input, Optional<UpstreamName> arrived) {
        Optional<String> pod = Optional.of(input.text("pod")).filter(name -> !name.isEmpty());
        Optional<String> password = arrived.isPresent() ? Optional.empty() : Optional.of(input.raw("password"));
        return new Applicant(input.text("email"), password, arrived, pod);
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PodProblem problem && problem.status() == 409;
    }

    private Future<PodResponse> again(Input input, RegisterForm form, List<Question> answered) {
        Sheet sheet = form.sheet();
        return onward(input)
                .map(targets -> sheet.refused(form.page().leadingTo(targets), answered, sheet.button("register")));
    }
}
