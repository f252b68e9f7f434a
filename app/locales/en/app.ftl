# English words of the interface.

# The frame around every page
frame-skip = Skip to the content
frame-main = Main navigation
frame-menu = Menu
frame-where = Where you are
frame-courses = Courses
frame-learning = My learning
frame-administration = My administration
frame-tutor = Tutoring
frame-analysis = Looking back
frame-people = People and roles
frame-register = Register
frame-sign-in = Sign in
frame-sign-out = Sign out
frame-privacy = Personal data
frame-accessibility = Accessibility
frame-operator = Run by { $operator }. Fairway is not an official WCO service.
frame-demo = Demonstration: people and records here are made up.
frame-insecure = This installation is served without encryption, for trials only. Do not enter a password you use anywhere else.

# The front page
home-title = Learn to manage risk and to work with intelligence
home-lead = Courses for customs officers, in English and in French, made to work on a shared computer and over a slow link. What you read and answer is kept as you go.
home-see-courses = See the courses
home-learn = Read at your own pace
home-learn-what = Short lessons, most of them ten minutes or so, with figures and worked cases. Stop where you like: the next step is waiting when you come back.
home-quiz = Check what you know
home-quiz-what = A quiz closes each module. Every answer is kept by the server, and afterwards you read the reason behind each one and the lesson to go back to.
home-proof = Show what you completed
home-proof-what = An attestation for each module, a credential for each course. Anyone you show them to can check them online.

# The catalogue
catalogue-title = Courses
catalogue-lead = Look through all courses, or search them and their lessons in either language.
catalogue-search = Search courses and lessons
catalogue-topic = Topic
catalogue-any-topic = All topics
topic-risk-management = Risk management
topic-intelligence = Intelligence
catalogue-go = Search
catalogue-found-courses = { $count ->
        [one] { $count } course found
       *[other] { $count } courses found
    }
catalogue-found-lessons = { $count ->
        [one] { $count } lesson found
       *[other] { $count } lessons found
    }
catalogue-in-lessons = Found in lessons
catalogue-nothing = Nothing found
catalogue-nothing-what = Only texts that contain all of your words are shown. Try fewer or other words, or choose all topics.
catalogue-enrolled = You are enrolled · { $percent } done
catalogue-announced = Announced, not open yet
catalogue-members = For approved officers
catalogue-public = Open to everybody

# A course and its modules
course-modules = { $count ->
        [one] { $count } module
       *[other] { $count } modules
    }
course-about = about { $time }
course-edition = edition { $number }
course-plan = Course plan
course-outcomes = What you will be able to do
course-to-pass = How to complete it
course-to-pass-lessons = Read all lessons of each module and pass its quiz. Each module earns you an attestation, and the whole course its credential.
course-to-pass-lessons-final = Read all lessons of each module, pass its quiz, then pass the final assessment. Each module earns you an attestation, and the whole course its credential.
course-to-pass-quiz = Pass the quiz of each module; how much you read is up to you. Each module earns you an attestation, and the whole course its credential.
course-to-pass-quiz-final = Pass the quiz of each module, then the final assessment; how much you read is up to you. Each module earns you an attestation, and the whole course its credential.
course-announced = This course is announced.
course-announced-what = Its modules are being written. Its plan stands below; you can enrol as soon as the first module is open.
course-sign-in-first = This course is for officers whose account is approved. Sign in to open it.
course-not-yet = This course opens once your account is approved.
course-not-yet-what = Your account page, under your name, says where your request stands. Courses open to everybody can be read meanwhile.
course-newer = Edition { $number } of this course is there.
course-newer-what = Yours stays as it is until you move. What you have read, passed and earned is kept; progress is counted by the new plan.
course-move = Move to the newest edition
course-enrol = Enrol
course-enrol-what = Enrol to have your reading kept, to take the quizzes and to earn attestations.
course-start-reading = Start reading
course-finished = You have completed this course.
course-wait = You have done all that is open so far.
course-wait-what = The remaining modules are still to come. What you have done is kept and will count.
course-coming = Coming
course-you-are-here = You are here
course-module-done = Completed
course-lessons-planned = { $count ->
        [one] { $count } lesson
       *[other] { $count } lessons
    } · about { $time }
course-lessons-read = { $read } of { $count ->
        [one] { $count } lesson
       *[other] { $count } lessons
    } read
course-quizzes-passed = { $passed } of { $count ->
        [one] { $count } quiz
       *[other] { $count } quizzes
    } passed
module-lessons = Lessons
module-objectives = After this module

# A lesson
lesson-outline = Module { $module } · { $read } of { $count } read
lesson-outline-label = Lessons of this module
lesson-read = read
lesson-on-this-page = On this page
lesson-rests-on = Based on
lesson-edition = Edition { $number } of the course · about { $time } to read
lesson-mark-read = Mark as read and go on
lesson-mark-read-quiz = Mark as read and go to the quiz
lesson-next = Next lesson
lesson-to-quiz = Go to the quiz
lesson-not-translated = This lesson has not been translated yet.
lesson-not-translated-what = You are reading the text in the language it was written in. It counts as read all the same.
box-answer = Show the commented answer
box-keypoints = Key points

# A quiz before it starts
quiz-word = Quiz
quiz-of = Quiz { $module }
quiz-final = Final assessment
quiz-short = { $count ->
        [one] { $count } question
       *[other] { $count } questions
    } · { $percent } to pass
quiz-left = { $count ->
        [one] { $count } attempt left
       *[other] { $count } attempts left
    }
quiz-rule-questions = { $count ->
        [one] { $count } question, drawn for this attempt
       *[other] { $count } questions, drawn anew for each attempt
    }
quiz-rule-pass = To pass: at least { $percent } of the marks
quiz-rule-minutes = { $count ->
        [one] { $count } minute from the moment you start, by the server’s clock
       *[other] { $count } minutes from the moment you start, by the server’s clock
    }
quiz-rule-interruptions = { $count ->
        [one] If the connection breaks, up to { $count } minute is given back; without scripts it is added at the end
       *[other] If the connection breaks, up to { $count } minutes are given back; without scripts they are added at the end
    }
quiz-rule-no-limit = No time limit: you may stop and come back later
quiz-rule-attempts = Attempts left: { $left } of { $count }
quiz-rule-saved = Each answer is kept by the server as you give it
quiz-rule-practice = Practice: check each answer as you go, up to { $count } times; each try before takes { $percent } off its marks
quiz-rule-certainty = You are asked how sure you are of each answer: a sure answer brings more if it is right, and costs more than it can bring if it is wrong
quiz-rule-who = Your national coordinator sees whether you passed and when, never your answers
quiz-unread = { $count ->
        [one] { $count } lesson of this module is still unread. You may start the quiz all the same.
       *[other] { $count } lessons of this module are still unread. You may start the quiz all the same.
    }
quiz-you-passed = You have passed this quiz.
quiz-start = Start
quiz-start-again = Start a new attempt
quiz-go-on = Go on with your attempt
quiz-used-up = You have used all your attempts.
quiz-used-up-what = One more can be granted by { $who }. You will get the answer by mail; your results so far are kept.
quiz-ask = Ask for one more attempt
quiz-asked = You have asked for one more attempt.
quiz-asked-what = The request is with { $who }. You will get the answer by mail.
quiz-granters-none = the operator of Fairway
quiz-provisional = The result of your last attempt is provisional until { $time }: a device that opened it has not told yet whether it holds answers typed in time.
quiz-end-wait = End the wait
quiz-end-wait-what = The result then stands as it is, and answers that arrive later no longer count.
quiz-attempts = Attempts
quiz-attempt = Attempt { $number }
quiz-started = Started
quiz-result = Result
quiz-passed-short = Passed
quiz-failed-short = Not passed yet
quiz-waits-short = Being marked
quiz-to-mark = Your last attempt is being marked.
quiz-to-mark-what = A person reads your written answer. You will get a letter when it is done; until then no new attempt can be started.
quiz-open-short = Under way

# A sitting
sitting-question = Question { $number } of { $count }
sitting-question-word = Question
sitting-questions = Questions
sitting-marks = { $count ->
        [one] { $count } mark
       *[other] { $count } marks
    }
kind-single = one answer
kind-multiple = several answers
kind-true-false = true or false
kind-numeric = a number
kind-match = matching
kind-classify = sorting into groups
kind-order = putting into order
kind-short = a few words
kind-hotspot = an area of a picture
sitting-point-one = Point at one area: in the picture, or by its letter below.
sitting-point-all = Point at every area that fits: in the picture, or by its letter below.
kind-moment = a day or a time
sitting-day-hint = Year, month and day, such as 2026-03-14.
sitting-time-hint = Hour and minute of 24 hours, such as 14:30.
sitting-day-and-time-hint = Day and time, such as 2026-03-14 14:30.
problem-no-day = This is not a day: write year, month and day, such as 2026-03-14.
problem-no-time = This is not a time: write hour and minute, such as 14:30.
problem-no-day-and-time = This is not a day and a time: write them as 2026-03-14 14:30.
kind-written = a text, marked by a person
kind-gaps = filling gaps
kind-parts = several parts
sitting-choose-one = Choose one answer.
sitting-choose-all = Choose every answer that is right.
sitting-judge = Is this statement true or false?
sitting-true = True
sitting-false = False
sitting-your-answer = Your answer
sitting-number-hint = { $decimals ->
        [0] A whole number, in digits.
        [one] A number in digits, with { $decimals } decimal. Point or comma, both are understood.
       *[other] A number in digits, with { $decimals } decimals. Point or comma, both are understood.
    }
sitting-match = Choose what belongs to each line.
sitting-classify = Choose the group each line belongs to.
sitting-order = Put the lines in order: choose the place of each, 1 for the first.
sitting-short-hint = A few words. Capitals, accents and hyphens do not matter unless the question says so.
sitting-written-hint = At most { $most } characters. It is kept as you write; a person marks it, and does not see your name.
sitting-parts = Answer every part.
sitting-gaps = Fill in every gap.
sitting-choose = Choose…
sitting-not-answered = Not answered
sitting-kept-at = Kept by the server at { $time }
sitting-kept = Kept
sitting-open = Not answered
sitting-answered = { $answered } of { $count } answered
sitting-until = Open until { $time }
sitting-peg-kept = Question { $number }, answer kept
sitting-peg-open = Question { $number }, not answered
sitting-pegs-what = Filled: your answer is kept. You may go to any question.
sitting-back = Question { $number }
sitting-check = Check
sitting-next = Question { $number }
sitting-try = How this answer stands
sitting-try-right = Right
sitting-try-wrong = Not right
sitting-try-partly = Partly right
sitting-tries-left = { $count ->
        [one] You may try once more; each try before takes { $percent } off the marks.
       *[other] You may try { $count } more times; each try before takes { $percent } off the marks.
    }
sitting-try-closed = This question is closed.
sitting-save-next = Save and go to question { $number }
sitting-save-look-over = Save and look over
sitting-look-over = Look over and hand in
sitting-look-over-title = Look over your answers
sitting-strip = How far you are
sitting-state = State
sitting-still-open = { $count ->
        [one] { $count } question is not answered yet.
       *[other] { $count } questions are not answered yet.
    }
sitting-hand-in-what = Once you hand in, your answers can no longer be changed. You then see your marks and the reason behind each answer at once.
sitting-hand-in = Hand in
keeper-sending = Sending…
keeper-kept = Kept by the server at { "{" }time{ "}" }
keeper-sealed = Sealed on this device at { "{" }time{ "}" }, not sent yet
keeper-sign-in = Sealed on this device at { "{" }time{ "}" }. Sign in again in another tab to send it.
keeper-not-kept = Not sent yet. Only this page has your answer; it is tried again every few seconds. Keep the page open.
keeper-superseded = You answered this question later in another tab or on another device: that answer counts. Reload the page to see it.
keeper-refused = The server did not take this answer; what it kept before still counts. Reload the page to see how things stand.
keeper-no-link = No connection since { "{" }time{ "}" }. Go on: your answers are sealed on this device and are sent by themselves.
keeper-link-again = The connection is back. What waited has been sent.
bell-left-one = 1 minute left
bell-left-other = { "{" }count{ "}" } minutes left
bell-left-less = less than a minute left
bell-warning = { "{" }left{ "}" }. The sitting is open until { "{" }time{ "}" }; what is kept then is handed in by itself.
bell-lengthened = The sitting lasts longer: it is open until { "{" }time{ "}" }.
bell-over = Time is up. What you answered until { "{" }time{ "}" } counts; it is being handed in.
bell-over-no-link = Time is up, and there is no connection. What you answered until { "{" }time{ "}" } is sealed on this device, is sent by itself and counts.
hand-in-sending = Handing in…
hand-in-waits = There is no connection. Your hand-in waits on this device and goes by itself as soon as the connection is back; you may close this page.
hand-in-sign-in = Your hand-in waits on this device. Sign in again in another tab to send it.
hand-in-refused = The server did not take the hand-in. Reload the page to see how things stand.
replay-handed-in = Your quiz that waited on this device has been handed in; receipt { "{" }code{ "}" }.
replay-strip = Answers on this device
replay-waiting-one = 1 answer waits on this device
replay-waiting-other = { "{" }count{ "}" } answers wait on this device
replay-sent-one = 1 answer that waited on this device was sent.
replay-sent-other = { "{" }count{ "}" } answers that waited on this device were sent.
replay-refused = { "{" }count{ "}" } came too late and could not be added.
leave-title = Sign out without a connection
leave-what = You are signed out on this device at once: the page closes, and nothing more is sent. What is to become of answers here that the server does not have yet?
leave-stay = Stay signed in
leave-left = You are signed out on this device. You may close this page; nobody can read your answers here. The server ends your sign-in as soon as this device has a connection.
leaving-title = Before you sign out
leaving-what = On this device are answers that the server does not have yet. They are sent now if there is a connection; the line below says how far it got.
leaving-keep = Sign out and keep what is unsent
leaving-keep-what = It stays sealed on this device. Nobody else can read it; it is sent when you sign in here again.
leaving-discard = Sign out and discard what is unsent
leaving-discard-what = It can never be read again, by you either.

# The review of an attempt
review-passed = Passed: { $earned } of { $possible }
review-failed = Not passed yet: { $earned } of { $possible }
review-so-far = So far: { $earned } of { $possible }
review-waiting = { $count ->
    [one] One written answer is still to be marked by a person. You will get a letter when it is done.
   *[other] { $count } written answers are still to be marked by a person. You will get a letter when it is done.
    }
review-waits = Being marked
review-wait = There is nothing for you to do: the marks may still make it a pass.
review-held-back = Right answers and reasons are shown once you have passed this quiz, or have no attempt left.
review-never = This quiz tells its marks alone; right answers and reasons are not shown.
review-marked = Criterion
review-marker = Marker { $number }
review-level = Level reached
review-share = { $percent } of the marks
review-comment = What the marker says
review-model = A good answer
review-pass-mark = Pass mark { $percent }
review-handed-in = handed in { $time }
review-receipt = receipt { $code }
review-provisional = This result is provisional.
review-provisional-what = Answers that you typed in time and that are still on a device are added until { $time }. If you have none, you may end the wait.
review-late = arrived after the bell, typed before it, and counted
lengthened-interruption = The sitting lasted { $span } longer: the connection was broken.
lengthened-server = The sitting lasted { $span } longer: the server was down.
lengthened-granted = The sitting lasted { $span } longer: your tutor granted it.
lengthened-without-scripts = The sitting lasted { $span } longer: the allowance for pages without scripts.
certainty-asked = How sure are you?
certainty-hint = If you say nothing, the answer counts as not sure.
certainty-unsure = Not sure
certainty-fairly-sure = Fairly sure
certainty-sure = Sure
certainty-marks = right { $right }, wrong { $wrong }
certainty-table = What one mark becomes, and when to say which
certainty-you-say = You say
certainty-right = Right
certainty-wrong = Wrong
certainty-pays = Chance of being right
certainty-below = under { $percent }
certainty-between = { $from } to { $to }
certainty-above = over { $percent }
certainty-counted = You said “{ $certainty }”: the answer counts { $marks }.
certainty-looked-back = How sure you were
certainty-looked-back-what = An answer beside which you said nothing counts as not sure. From five answers on you see how your certainty stands to what was right.
certainty-said = Said
certainty-answers = Answers
certainty-were-right = Right
certainty-fit = In short
certainty-too-sure = Surer than right
certainty-fits = As sure as right
certainty-not-enough = More right than sure
review-question = Question { $number } · marks: { $earned } of { $possible }
review-right = Right
review-wrong = Wrong
review-missed = Right answer missed
review-you = your choice
review-others = The other answers
review-unanswered = Not answered
review-you-answered = Your answer: { $answer }.
review-right-is = The right answer: { $answer }.
review-your-answers = Your answers to question { $number }
review-item = Item
review-your-answer = Your answer
review-reason = Right answer and reason
review-reread = Read again: { $lesson }
review-what-it-earned = What it earned you
review-what-now = What to do now
review-earned = This quiz counted towards No. { $number }, which has been issued in your name.
review-open-proof = Open the certificate
review-still-to-read = { $count ->
        [one] { $count } lesson of this module is still to be read; then the module is complete.
       *[other] { $count } lessons of this module are still to be read; then the module is complete.
    }
review-to-lessons = Go to the lessons
review-left = { $count ->
        [one] You have { $count } attempt left. Read the reasons and the lessons named here first; other questions may be drawn.
       *[other] You have { $count } attempts left. Read the reasons and the lessons named here first; other questions may be drawn.
    }
review-again = Go to the quiz
review-none-left = You have used all your attempts. This result is kept; on the page of the quiz you can ask for one more.
review-ask = Ask for one more attempt
review-to-course = Back to the course

# My learning and the transcript
learning-next-step = Next step
learning-where-you-stopped = Where you stopped in { $course }
learning-continue = Go on reading
learning-to-quiz = Go to the quiz
learning-nothing = You are not enrolled in a course yet.
learning-nothing-what = Choose a course and enrol: your lessons, results and attestations will stand here.
learning-results = Quiz results
learning-when = Handed in
learning-marks = Marks
learning-proof = Attestations and credentials
learning-no-proof = None yet. Each completed module earns an attestation, each completed course a credential.
learning-transcript = Transcript, for printing
learning-who-sees = Who sees this
learning-who-sees-what = Your national coordinator sees how far you are, what you passed and when. Your answers are for you alone.
transcript-title = Transcript
transcript-as-of = As of { $date }
transcript-since = enrolled since { $date }
transcript-what = For
transcript-number = Number
transcript-issued = Issued on

# Certificates
certificate-prints = This page prints on one sheet.
certificate-check = Open the public page
certificate-badge = Download the signed file
certificate-certifies = This is to certify that
certificate-of = ({ $organisation })
certificate-completed-module = has completed the module
certificate-completed-course = has completed the course
certificate-issued = Issued on { $date }
certificate-until = Valid until { $date }
certificate-no-end = No end of validity
certificate-operator = Issuer, operator of Fairway
certificate-check-at = Can be checked at
certificate-qr = Code that leads to the public page of this certificate
certificate-public = Whoever has its address or code can check this certificate on its public page, which shows your name and your administration.
certificate-hide = Take the public page down
certificate-hidden = You have taken the public page down: nobody can check this certificate online for now.
certificate-show = Put the public page back
credential-number = No. { $number }
credential-module-of = Module of the course “{ $course }”: { $lessons ->
        [one] { $lessons } lesson
       *[other] { $lessons } lessons
    }, about { $time } of study.
credential-course-of = { $modules ->
        [one] { $modules } module
       *[other] { $modules } modules
    }, { $lessons ->
        [one] { $lessons } lesson
       *[other] { $lessons } lessons
    }, about { $time } of study.
credential-assessed = Assessed result: { $earned } of { $possible } (pass mark: { $percent }).
credential-edition = Edition { $number } ({ $hash }), studied in { $language }.
credential-neutral-module = A module of a course reserved for officers of customs administrations
credential-neutral-course = A course reserved for officers of customs administrations
language-english = English
language-french = French

# Public verification
verify-title = Verification of an attestation or credential
verify-valid = Genuine and valid
verify-valid-what = It was issued and signed here, and what you read below is what was signed.
verify-expired = Genuine, but expired: valid until { $date }
verify-expired-what = It was issued and signed here; its validity has ended. What was completed remains true.
verify-suspended = Suspended
verify-suspended-what = It was issued here, and its validity is suspended for the time being. Do not rely on it until this page says that it is valid.
verify-revoked = Revoked
verify-revoked-what = It was issued here and has since been withdrawn by the issuer. It no longer proves anything.
verify-hidden = Not shown
verify-hidden-what = The holder has taken this page down. This says nothing against the document: ask the holder to put the page back, then load it again.
verify-unknown = Nothing was issued under this identifier
verify-unknown-what = Compare the address, character by character, with the one on the document. If it is the same, the document was not issued here.
verify-altered = The record does not match its signature
verify-altered-what = What is stored here is no longer what was signed. Do not rely on it, and please tell the operator named at the foot of this page.
verify-holder = Holder
verify-for = Awarded for
verify-course = Course
verify-done = What was done
verify-number = Number
verify-issued = Issued on
verify-issuer = Issuer
verify-identifier = Identifier
verify-compare = Compare the name, the number and the date with the document you were shown. If anything differs, what counts is this page.

# Forms
form-wrong = This has not gone through yet. What you wrote is kept; please look at this:
form-of = { $name }: { $problem }
field-name = Full name
field-name-hint = As it should stand on your attestations.
field-email = E-mail address
field-work-email = Work e-mail address
field-work-email-hint = The address your administration gave you. The letter to confirm it goes there.
field-organisation = Administration or organisation
field-organisation-hint = Its national coordinator approves your account.
field-language = Language
field-password = Password
field-password-hint = At least { $least } characters. A few unrelated words make a good password.
field-new-password = New password
field-again = New password, once more
field-present-password = Present password
problem-missing = Please fill this in.
problem-too-long = This is too long: { $most } characters at most.
problem-too-short = This is too short: { $least } characters at least.
problem-not-an-address = This is not a complete e-mail address. It looks like name@administration.example.
problem-not-a-choice = Please choose one from the list.
problem-not-a-number = This cannot be read as a number. Write it in digits, for example 12.5.
problem-out-of-range = Enter a whole number from { $least } to { $most }.
problem-key-shares = The shares make no key: one right option needs 100 and the others 0 or less; several right options need exactly 100 together.
problem-key-places = Every line needs a place of its own.
problem-key-formula = The formula or the tolerance does not fit the question.
problem-key-same = This is the key there is. Change what is wrong in it.
problem-not-a-day = This is not a date. Write year, month and day, for example 2027-03-31.
problem-in-the-past = This day is over. Choose a later one.
problem-guessable = This password is easily guessed. Choose one that is longer or less common, without your name or address.
problem-not-the-same = The two passwords are not the same. Please type both again.
problem-wrong-password = This is not your present password.
problem-nobody = Nobody is registered with this address.
problem-answer-too-long = This answer is too long. Write only the number, and its unit if you wish.
problem-answer-does-not-fit = This answer does not belong to the question as it stands here. Reload the page and answer again.

# Register and confirm
register-title = Register
register-lead = For officers of customs administrations and of the organisations they work with. The account is approved by your national coordinator.
register-choose-organisation = Choose your administration
register-send = Register
register-known = Do you have an account already?
register-notice = What is kept about you
register-notice-who = { $operator } runs this installation, on its own machines.
register-notice-what = Kept are your name, work address, administration and language, what you read, your answers and results, and when you signed in. No photo, no date of birth.
register-notice-sees = Your national coordinator sees status, outcome and dates, never your answers.
register-notice-ask = Through your national coordinator you can ask for a copy of it, or for its erasure.
registered-title = Look into your mail
registered-what = A letter is on its way to the address you gave. If it does not arrive within a few minutes, look among unwanted mail.
registered-step-confirm = Open the link in the letter to confirm your address. It works for 48 hours.
registered-step-approve = Your national coordinator approves the account, and a letter tells you so.
registered-step-start = Sign in and start. Courses open to everybody can be read meanwhile.
confirm-title = Confirm your address
confirm-what = Confirm that this address is yours; the request for your account then goes to the national coordinator.
confirm-send = Confirm my address
confirm-spent-next = If you have confirmed your address before, sign in. If not, register again with the same address: a new letter will come.

# Sign in and passwords
sign-in-shared = This computer is shared
sign-in-shared-hint = You are then signed out after 15 minutes without activity, and pages are not kept on the computer.
sign-in-forgotten = Forgotten your password?
sign-in-carried = What you sent is kept.
sign-in-carried-what = Your sign-in had ended. It goes out as soon as the same person signs in here.
forgotten-title = Forgotten password
forgotten-what = Give the address of your account. A link to choose a new password will come by mail; it works for 2 hours.
forgotten-send = Send me a link
sent-title = Look into your mail
sent-what = If there is an account with this address, a letter with a link is on its way to it. The link works for 2 hours. Until you use it, your password stays as it is.
password-choose = Choose a password
password-set = Save the new password

# The own account
account-title = Your account
account-standing = Approval
account-password = Change the password
account-changed = Your password is changed. Your sign-ins on other devices have ended.
account-latin = Your name in Latin letters
account-latin-label = Name in Latin letters
account-latin-hint = As on a ticket or a badge. Letters and certificates on paper print it where their fonts have no letters for your name.
account-latin-keep = Keep
account-latin-changed = Your name in Latin letters is kept.
account-sign-ins = Where you are signed in
account-sign-in-own = A computer or phone
account-sign-in-shared = A shared computer
account-sign-in-since = Since { $time }
account-sign-in-seen = last used { $time }
account-sign-in-here = This device
account-sign-in-end = Sign out there
account-end-all = Sign out everywhere
account-end-all-what = You are signed out on every device, this one included. Answers that wait unsent on a device stay sealed there: they are sent only when you sign in again on that same device.
account-end-all-do = Sign out on every device
standing-approved = Approved
standing-waiting = Your account is waiting for approval.
standing-refused = Refused: { $reason }
standing-held-coordinator = The request is with the national coordinator ({ $organisation }).
standing-held-secretariat = There is no national coordinator here yet ({ $organisation }); the request is with the Secretariat.
standing-held-administrator = There is no national coordinator here yet ({ $organisation }); the request is with an administrator of this installation.

# The national coordinator’s rooms
waiting-title = Waiting for your decision
waiting-accounts = Accounts
waiting-none = No account is waiting.
waiting-none-what = When an officer has registered and confirmed the address, the request stands here and you get a letter.
waiting-since = since { $time }
waiting-approve = Approve
waiting-refuse = Refuse
waiting-refuse-reason = Reason
waiting-refuse-hint = The officer reads this in the letter: say what is missing and what to do.
waiting-requests = Requests for one more attempt
waiting-decided = Your decision is recorded, and the officer gets a letter.
request-reason = Reason
request-reason-hint = The officer reads this in the letter, whatever you decide.
request-grant = Grant one more attempt
request-decline = Decline
officers-link = Your officers
officers-title = Officers · { $organisation }
officers-export = Download as a table (CSV)
officers-count = { $count ->
        [one] approved officer
       *[other] approved officers
    }
officers-enrolled = enrolled in the course
officers-completed = completed the course
officers-silent = under way, no sign for 30 days
officers-waiting = accounts waiting
officers-search = Name or address
officers-course = Course
officers-show = Show
officers-none = No officer to show
officers-none-what = Officers stand here once their account is approved. If you searched, try part of a name or of an address.
officers-officer = Officer
officers-progress = Lessons read
officers-modules = Modules completed
officers-seen = Last seen
officers-standing = Status
officers-never = never
officers-not-enrolled = Not enrolled
officers-not-begun = Not begun
officers-under-way = Under way
officers-silent-since = { $days ->
        [one] No sign for { $days } day
       *[other] No sign for { $days } days
    }
officers-done = Completed
officers-next = More officers
csv-lessons-read = Lessons read
csv-lessons = Lessons in the course
csv-last = Last activity
csv-completed = Course completed on

# The tutor’s rooms
tutor-title = Tutoring
tutor-sittings = Timed sittings under way
tutor-sittings-none = Nobody is sitting a timed quiz of your courses at this moment.
tutor-since = started { $time }
tutor-more-time = Give more time
tutor-minutes = Minutes to add
tutor-minutes-hint = A whole number. The end of the sitting moves at once, and the officer sees it.
tutor-time-reason-hint = Kept with the sitting, with your name and the time.
tutor-grant-time = Add the time
tutor-lengthened = The time has been added.
marking-title = Written answers to mark
marking-count = { $count ->
    [0] No written answer is waiting for you.
    [one] One written answer is waiting for you.
   *[other] { $count } written answers are waiting for you.
    }
marking-open = Mark written answers
marking-none = Nothing is waiting.
marking-none-what = When an officer hands in a quiz with a written answer in one of your courses, the answer stands here until it is marked.
marking-blind = You see neither whose answer it is nor what anybody else gave it. Answers you have marked are not listed any more.
marking-kept = Your marks have been kept. If nothing of the quiz waits any longer, the officer has been told.
marking-before = This answer no longer waits for you.
marking-before-what = Somebody else has marked it in the meantime; what you chose was not kept.
marking-question = Question
marking-since = Handed in
marking-handed-in = handed in { $time }
marking-answer = Mark a written answer
marking-written = What was written
marking-levels = Your marks
marking-comment = To the officer (may stay empty)
marking-comment-hint = Shown with the marks, without your name. At most { $most } characters.
marking-final = Once given, your marks cannot be changed.
marking-give = Give these marks
paper-title = Quizzes on paper
paper-tutor = For a room without computers: print a quiz, each sheet with its number, and key the answers in afterwards.
paper-open = Quizzes on paper
paper-what = Each sheet draws its own questions and bears its own number. Afterwards you key in what the officers wrote; one sheet in five is keyed in once more by another tutor. The marks are those the same answers would earn on a screen.
paper-printings = Printed so far
paper-none = Nothing has been printed yet.
paper-none-what = Choose a quiz below. You need no list of names: officers write theirs on the sheet they are given.
paper-language = Language
paper-held-on = Day of the sitting
paper-counted = Counted
paper-counted-of = { $counted } of { $sheets }
paper-print = Print a quiz
paper-quiz-hint = Practice quizzes are left out: they tell the answer at once, which paper cannot.
paper-sheets = Number of sheets
paper-sheets-hint = One for each officer, from 1 to { $most }. A sheet that is not used counts for nothing.
paper-make = Make the sheets
paper-count = { $count ->
    [one] 1 sheet
   *[other] { $count } sheets
}
paper-open-sheets = Open the sheets to print them
paper-how = Each officer writes name and e-mail address on the sheet. The address is the one of the officer’s account here; whoever has none registers first and is approved as usual. You keep the time in the room.
paper-sheets-word = Sheets
paper-number = Number
paper-state = State
paper-officer = Officer
paper-keyed-by = Keyed in by
paper-to-do = What to do
paper-state-to-key = Not keyed in
paper-state-to-sample = Waits for a second person
paper-state-differs = Read differently
paper-state-counts = Counted
paper-do-key = Key in
paper-do-sample = Key in once more
paper-do-settle = Look again
paper-for-another = For another tutor
paper-said-counts = Sheet { $sheet } is counted. The officer has been told the result by e-mail.
paper-said-sample = Sheet { $sheet } is kept. It belongs to the sample: another tutor keys it in too before it counts.
paper-said-differs = Sheet { $sheet } was read differently the first time. Somebody other than the first reader looks at it again. From now on every sheet of this printing that is not counted yet is keyed in twice.
paper-prints = Print this page with your browser. Each sheet begins on a new page; nothing on it tells the right answers.
paper-minutes = { $minutes } minutes
paper-pass-mark = pass mark { $percent }
paper-name = Name
paper-email = E-mail address of the account
paper-administration = Administration
paper-signature = Date and signature
paper-instructions = Write clearly, in capital letters, in the boxes. Leave a box empty if you do not know. To change a letter, cross the box out and write the new letter beside it.
paper-one-letter = Your letter:
paper-all-letters = All letters that are right:
paper-a-number = { $decimals ->
    [0] Your number, without decimals:
    [one] Your number, with 1 decimal:
   *[other] Your number, with { $decimals } decimals:
}
paper-match = Write beside each line the letter of what belongs to it. Each letter serves once.
paper-classify = Write beside each line the letter of where it belongs. A letter may serve several times.
paper-order = The letters in the right order, the first one first:
paper-words = Your words:
paper-parts = Your answers:
paper-key-title = Key in sheet { $sheet }
paper-key-what = Key in what stands on the sheet, not what you think was meant. Where nothing stands, leave the field empty; where two letters stand and one is asked for, leave it empty too.
paper-sample-title = Key in sheet { $sheet } once more
paper-sample-what = This sheet belongs to the sample. You do not see what the first reader keyed in; texts that a tutor marks later are left out.
paper-letters-how = Letters may be large or small, with or without spaces. In an order, { $empty } stands for a place left empty.
paper-email-hint = As written on the sheet. The name is shown once the sheet is counted.
paper-box = On the sheet
paper-hint-letter = One letter, A to { $last }
paper-hint-letters = Letters, A to { $last }
paper-hint-order = Letters A to { $last }, in the order written
paper-hint-number = The number as written
paper-hint-words = The words as written
paper-keep = Keep this sheet
paper-settle-title = Look at sheet { $sheet } again
paper-settle-what = Two people read this sheet differently. Take the sheet in your hand and choose what really stands there.
paper-settle-officer = Whose sheet is it?
paper-nothing = (nothing)
problem-unknown-letter = The letters here go from A to { $last }.
problem-one-letter = One letter belongs here. If several stand on the sheet, leave it empty.
problem-letter-twice = The same letter stands here twice.
problem-sit-none-left = This officer has no attempt left at this quiz. Keep the sheet; it can be keyed in once the officer has asked for one more attempt and been granted it.
problem-sit-provisional = The last attempt of this officer may still change. Key the sheet in once it is settled.
problem-sit-to-mark = Written answers of this officer’s last attempt wait to be marked. Key the sheet in afterwards.
problem-sit-open = This officer has an attempt under way on a screen. Key the sheet in once it is handed in.
problem-not-approved = The account of this address is not approved yet.
problem-ones-own = That is your own address. Another tutor keys in your sheet.
letter-paper = Your quiz on paper is counted: { $module }
letter-paper-text =
    The sheet { $sheet }, on which you wrote the quiz of “{ $module }”, has been keyed in and marked.

    { $result }

    What was keyed in from your sheet stands in the review. If something there is not what you wrote, tell your tutor, who has the sheet:
    { $link }
letter-paper-waits = A tutor has still to mark your written answers.
review-on-paper = Written on paper, sheet { $sheet }, and keyed in by a tutor. If an answer below is not what you wrote, tell your tutor, who has the sheet.
measures = Accommodation: { $all }
measure-more-time = { $percent } more time
measure-keep-order = questions and options in a fixed order
measure-larger-text = larger text
accommodate-title = Accommodations
accommodate-what = What an officer has in every quiz of a course, from the next attempt on. Its reason is neither asked nor kept; only the course’s tutors and the officer see it.
accommodate-give = Give an accommodation
accommodate-course = Course
accommodate-email = The officer’s e-mail address
accommodate-more-time = More time, in per cent
accommodate-more-time-hint = From 0 to 200; empty for none.
accommodate-keep-order = Questions and options in a fixed order
accommodate-larger-text = Larger text
accommodate-end = End it
accommodated = The accommodation has been noted.
tutor-none = No request is waiting.
tutor-none-what = When an officer has used all attempts at a quiz of your course and asks for one more, the request stands here and you get a letter.

# Looking back on quizzes, and wrong keys put right
analysis-title = Looking back
analysis-quizzes = Quizzes
analysis-course = Course
analysis-quiz = Quiz
analysis-question = Question
analysis-questions = Questions
analysis-question-of = Question { $id }
analysis-figures = Figures of this question
analysis-attempts = { $count ->
        [one] attempt handed in
       *[other] attempts handed in
    }
analysis-attempts-word = Attempts
analysis-passed = { $count ->
        [one] attempt passed
       *[other] attempts passed
    }
analysis-mean = mean marks
analysis-deviation = spread (standard deviation)
analysis-reliability = reliability (Cronbach’s alpha)
analysis-error = standard error of a mark
analysis-undefined = –
analysis-exposure = Had it
analysis-facility = Facility
analysis-facility-what = The mean part of the marks earned. Near 100 % everybody earns it, near 0 % nobody does.
analysis-spread = Spread
analysis-discrimination = Discrimination
analysis-discrimination-what = Whether those who earn it earn more on the other questions. Below 0 the weaker earn it more often: look at the key.
analysis-efficiency = Efficiency
analysis-efficiency-what = Discrimination beside the most that is possible with marks so spread.
analysis-weight = Weight
analysis-weight-what = The part this question has in what tells attempts apart.
analysis-legend = What these figures say
analysis-earlier = earlier version
analysis-suspect = The weaker earn it more often: look at the key.
analysis-certainty = How sure officers were, and what was right
analysis-distribution = How much was earned
analysis-distribution-what = Bars: attempts by the part of the marks earned, in steps of ten per cent. The same figures stand in the table below.
analysis-as-table = The same as a table
analysis-earned = Marks earned
analysis-median = { $count ->
        [one] Half of the officers took no more than { $count } second.
       *[other] Half of the officers took no more than { $count } seconds.
    }
analysis-answers = What was answered
analysis-answers-what = { $count ->
        [one] From { $count } attempt, without names.
       *[other] From { $count } attempts, without names.
    }
analysis-answer = Answer
analysis-part = Part
analysis-rest = Earned elsewhere
key-struck-out = Struck out: everybody earns all of it
key-formula = Formula of the right number
key-formula-hint = With + - * / and brackets, a point as decimal mark, and these parameters: { $names }
key-tolerance = Tolerance, either side
key-judgement = The statement is
key-shares-hint = What each option brings, in per cent. The right one has 100 and the others 0 or less; several right ones have 100 together.
key-only-strike-out = The key of this kind of question is corrected in the course’s file. Here it can be struck out.
correct-title = The key is wrong
correct-what = Propose another key. A second person confirms it; then every attempt that had the question is marked anew, and whoever that concerns is told.
correct-key = The right key
correct-strike-out = Strike the question out: everybody earns all of it
correct-reason-hint = The officers concerned read it.
correct-propose = Propose, and see what it changes
corrections-title = Corrected keys
corrections-none = No key has been corrected.
corrections-none-what = When a key is wrong, open the question above and propose another.
corrections-by = Proposed by
corrections-at = Proposed on
correction-of = Correction of question { $id }
correction-proposed = Waits for a second person
correction-marking = Confirmed; attempts are being marked anew
correction-in-force = In force; every attempt is marked by it
correction-withdrawn = Withdrawn
correction-proposed-by = Proposed by { $name }, { $time }
correction-decided-by = Decided by { $name }, { $time }
correction-reason = Reason:
correction-before = Before
correction-after = After
correction-preview = What it would change
correction-attempts = { $count ->
        [one] { $count } attempt handed in had the question
       *[other] { $count } attempts handed in had the question
    }
correction-changes = { $count ->
        [one] { $count } result changes
       *[other] { $count } results change
    }
correction-turns-to = { $count ->
        [0] none turns to a pass
        [one] { $count } turns to a pass
       *[other] { $count } turn to a pass
    }
correction-turns-from = { $count ->
        [0] none turns from a pass
        [one] { $count } turns from a pass
       *[other] { $count } turn from a pass
    }
correction-under-way = { $count ->
        [0] no attempt under way has it
        [one] { $count } attempt under way keeps its question and is marked by the new key
       *[other] { $count } attempts under way keep their question and are marked by the new key
    }
correction-partial = There are more attempts than a preview looks at. All of them are marked anew once it is confirmed.
correction-turn = Turns
correction-to-pass = To a pass
correction-from-pass = From a pass
correction-confirm-what = Confirm only what you have checked yourself. The former results are kept; attestations are decided on one by one afterwards.
correction-confirm = Confirm and mark anew
correction-decline = Decline
correction-waits-what = Somebody else who looks after this course has to confirm it.
correction-withdraw = Withdraw
correction-turned = Results that turned
correction-turned-what = Nothing is issued or revoked by itself. Decide for each officer.
correction-issue = Count it as passed
correction-revoke = Revoke the attestation
correction-keep = Leave everything as it is
correction-turn-hint = Kept with the decision.
correction-issued = Counted as passed
correction-revoked = Attestation revoked
correction-kept = Left as it was

# People and roles
roles-title = People and roles
roles-grant = Grant a role
roles-choose = Choose…
roles-person = Person
roles-role = Role
roles-scope = Where it holds
roles-scope-hint = A role holds in one place only: the whole installation, one administration or one course.
roles-until = Until
roles-until-hint = The role holds to the end of this day. Leave empty for a role without an end.
roles-no-end = No end
roles-reason = Reason
roles-withdraw = Withdraw
roles-changed = The change is recorded and holds from now on.
scope-installation = The whole installation
role-coordinator = National coordinator
role-tutor = Tutor
role-author = Author
role-translator = Translator
role-publisher = Publisher
role-accreditation-manager = Accreditation manager
role-assessor = Assessor
role-decision-maker = Decision maker
role-auditor = Auditor
role-administrator = Administrator

# When something went wrong
error-forbidden = This page is not open to you
error-forbidden-what = You are signed in, but your roles do not include what you asked for. Nothing was changed.
error-forbidden-next = If you need it for your work, ask your national coordinator.
error-not-found = There is nothing at this address
error-not-found-what = The page does not exist, or it is not open to you.
error-not-found-next = Check the address, or search the courses and lessons here.
error-refused = This could not be done
error-refused-next = All that was kept before is as it was. Go back to the page you came from, or go on from here.
error-too-many = Too many tries
error-too-many-what = This was tried many times in a short while, so it is closed for a moment to protect accounts. Nothing was changed.
error-too-many-next = Try again after { $time }.
error-too-large = This is too large to send
error-too-large-what = A form here carries at most half a megabyte of text. Nothing of it was kept.
error-too-large-next = Go back, shorten the text and send it again.
error-other-site = This form did not come from this site
error-other-site-what = Your browser says that another site sent it. To protect your account it was not carried out.
error-other-site-next = Open the page here and fill in the form again.
error-busy = Many people are here at once
error-busy-what = The server did not take your request this time. All that it had kept before is safe.
error-busy-next = Wait a few seconds, then reload the page. If your browser asks whether to send a form again, agree.
error-broken = Something broke on our side
error-broken-what = It was not your doing. What the server had confirmed as kept is safe; what you sent last may not have been taken.
error-broken-next = Go back and try again. If it happens once more, give this number to your national coordinator: { $incident }.
error-to-courses = See all courses
refused-sign-in = The address and the password do not belong together. Check both, or ask for a link to choose a new password.
refused-not-confirmed = This address has not been confirmed yet. Open the link in the letter you were sent; if it no longer works, register again with the same address and a new one will come.
refused-link-spent = This link has been used already, is too old, or is not complete.
refused-correction-waits = A correction of this question already waits for its second person.
refused-second-person = Somebody else has to confirm what you proposed.
refused-already-decided = Somebody has decided this before you. The earlier decision holds.
refused-no-bell-to-move = This sitting is over, so no time can be added to it.
refused-not-enrolled = You are not enrolled in this course. Enrol on the page of the course; it takes one step.
refused-no-attempt-left = You have used all your attempts at this quiz. On its page you can ask for one more.
refused-provisional = The result of your last attempt is provisional: answers may still arrive from a device. You may end the wait.
refused-to-mark = Your last attempt is still being marked. You will get a letter when it is done.
refused-already-open = You have an attempt at this quiz under way. Go on with it; your answers are kept.
refused-handed-in = This attempt has been handed in. The answers kept by then count, and the last one could not be added.
refused-time-is-up = The time for this attempt is up. The answers kept by then count, and the last one could not be added.
refused-closed = This question is closed: it was answered rightly, or no try is left.
refused-not-drawn = This question is not part of this attempt. Reload the page to see the questions that are.
refused-already-asked = You have asked for one more attempt before, and the answer is still to come by mail.
refused-attempts-left = You still have attempts at this quiz, so there is no need to ask for one more.
refused-last-administrator = This is the last administrator, and without one nobody could run the installation. Grant the role to another person first.

# What is kept, and why
privacy-lead = What Fairway keeps about you, who sees it, and what you can ask for.
privacy-who = Who is responsible
privacy-who-what = This installation is run by { $operator }, which holds the data on its own machines and decides how they are used: to train officers and to prove what they completed, for nothing else.
privacy-kept = What is kept
privacy-kept-what = Your name, work address, administration and language; the lessons you read; your attempts, each answer with its time, and your results; your requests, your roles and the decisions on them; your attestations and credentials; your sign-ins, with their times and whether the computer was shared; and the letters sent to you. Of a contact at the beneficiary of a mission: name, work address, language and what was answered about the mission. Your password is kept only in a form from which it cannot be read. To limit repeated tries, the network address they come from is counted. With an accreditation file: the documents handed in, and who read them when. There is no photo and no date of birth.
privacy-sees = Who sees it
privacy-sees-what = Your national coordinator sees your name and work address, the status of your account, your progress, outcomes and dates, never your answers. Whoever marks a written answer sees its text, not your name. Where there is none, the Secretariat or an administrator of this installation decides on requests instead. The tutors of a course see your name and your request when you ask for one more attempt. Administrators see who holds which role.
privacy-public = What is public
privacy-public-what = Each attestation and credential has a public page, so that whoever you show it to can check it. It shows your name, your administration, what you earned, the result and the dates; for a course reserved for approved officers, a neutral title stands instead of the real one. Its address cannot be guessed, and search engines are asked to leave it out. You can take the page down and put it back at any time.
privacy-cookies = Cookies
privacy-cookies-what = One cookie keeps you signed in and goes when you sign out. Another remembers the language you last read in. While answers wait on this device to be sent, a third says so and nothing else; the answers lie there sealed, under a name the device drew by lot, and nobody but you can have them opened. If you sign out without a connection, a fourth keeps that until this device reaches the server. There are no cookies of others, and nothing tracks you.
privacy-long = For how long
privacy-long-what = As long as your account exists. What an attestation or credential rests on stays as long as it can be verified; what a beneficiary said of a mission, with the accreditation file. Documents of an accreditation file are erased two years after a file that led to nothing has ended, and five years after an expert has left the roster.
privacy-rights = What you can ask for
privacy-rights-what = Through your national coordinator you can ask the operator for a copy of what is kept about you, for a correction, or for erasure. If something must stay so that proof can be verified, you are told what and why.

# What works for whom
accessibility-lead = Fairway is meant to work for every officer, on the equipment at hand. This page says what works, and what we are not sure of.
accessibility-how = Keyboard, screen reader, larger text
accessibility-how-what = Everything can be done with the keyboard alone, quizzes included, and nothing has to be dragged. Headings, fields and states are named for screen readers, and colour never carries a meaning alone. Text can be enlarged in the browser, and pages follow its choice of light or dark.
accessibility-links = Slow links and older computers
accessibility-links-what = Pages are small and work without scripts. Where scripts run, answers are sent as you give them; where they do not, each answer is kept when you go on to the next question.
accessibility-print = Paper
accessibility-print-what = Lessons, transcripts and certificates are laid out for printing; a certificate fills one sheet.
accessibility-limits = Known limits
accessibility-limits-what = Figures have a description in text, which can be less detailed than the figure itself. We check with programs and by hand, but not every combination of browser and aid has been tried with people who depend on it.
accessibility-tell = Tell us what does not work
accessibility-tell-what = Write to your national coordinator, who passes it on to the operator: which page, what you wanted to do, and with which browser and aid.

# Letters
letter-greeting = Dear { $name },
letter-greeting-nobody = Hello,
letter-close = This letter was sent by Fairway, run by { $operator }. Replies to it are not read; your national coordinator can help.
letter-confirm = Confirm your address
letter-confirm-text =
    You asked for an account on Fairway with this address. Open this page and press the button to confirm that the address is yours:

    { $link }

    The link works once, for 48 hours. Your request then goes to your national coordinator.

    If you did not ask for an account, do nothing: this one cannot be used without your confirmation.
letter-known = You already have an account
letter-known-text =
    Somebody, perhaps you, tried to register with this address, which already has an account. Nothing was changed: sign in as usual.

    If you have forgotten the password, ask for a link to choose a new one here:

    { $link }

    If it was not you, there is nothing to do.
letter-password = Choose a new password
letter-password-text =
    A new password was asked for your account on Fairway. Choose it here:

    { $link }

    The link works once, for 2 hours. Until you use it, your present password stays as it is.

    If you did not ask for it, do nothing.
letter-changed = Your password was changed
letter-changed-text =
    The password of your account on Fairway was changed, and all earlier sign-ins have ended. If it was you, there is nothing to do.

    If it was not you, ask for a new password at once with “Forgotten your password?” on the sign-in page, and tell your national coordinator.
letter-waits = { $name } asks for an account
letter-waits-text =
    { $name } has registered on Fairway and confirmed the address. The account waits for your decision. Please make sure that this person works for the administration, then approve or refuse the account, with a reason, here:

    { $link }

    You are asked to sign in first.
letter-approved = Your account is approved
letter-approved-text =
    Your account on Fairway is approved. All courses for officers are now open to you:

    { $link }

    Choose one, enrol, and start with the first lesson.
letter-refused = Your account was not approved
letter-refused-text =
    Your request for an account on Fairway was refused, for this reason:

    { $reason }

    If you think that this is a mistake, write to the national coordinator of your administration. Courses open to everybody can still be read.
letter-asked = { $name } asks for one more attempt
letter-asked-text =
    { $name } has used all attempts at the quiz of “{ $module }” and asks for one more. Please grant or decline it, with a reason, here:

    { $link }

    You are asked to sign in first. A letter tells the officer what you decided.
letter-granted = One more attempt: { $module }
letter-granted-text =
    You have been granted one more attempt at the quiz of “{ $module }”, for this reason:

    { $reason }

    Start it when you are ready:

    { $link }
letter-declined = No further attempt: { $module }
letter-declined-text =
    Your request for one more attempt at the quiz of “{ $module }” was declined, for this reason:

    { $reason }

    Your results so far are kept, and the lessons stay open to you.
letter-corrected = A key has been corrected: { $module }
letter-corrected-text =
    The key of a question in the quiz of “{ $module }” was wrong and has been corrected, for this reason:

    { $reason }

    { $result }

    Your answers stay as you gave them; the question and the reasons stand in the review:
    { $link }
letter-corrected-marks = Your marks were { $before } and are now { $after }; the former result is kept.
letter-corrected-passes = That is a pass: whoever looks after the course now decides on your attestation, and you will hear of it.
letter-corrected-fails = That is no longer a pass: whoever looks after the course now decides what follows, and nothing is taken from you before that.
letter-corrected-under-way = Your attempt is under way; it is marked by the corrected key when you hand it in.
letter-marked = Your written answers are marked: { $module }
letter-marked-text =
    Your written answers in the quiz of “{ $module }” have been marked.

    { $result }

    The marks by criterion, with what the marker says, stand in the review:
    { $link }
letter-marked-marks = You earned { $earned } of { $possible } marks.
letter-marked-passes = That is a pass.
letter-marked-fails = That is not a pass yet; what you may do next stands in the review.
letter-proof = You have completed: { $title }
letter-proof-text =
    You have completed “{ $title }”. Congratulations. Your certificate can be read and printed here:

    { $link }

    Whoever you show it to can check it on its public page, which you can take down at any time.
letter-set-up = Set up your administrator’s account
letter-set-up-text =
    You are the first administrator of this installation of Fairway. Choose the password of your account here:

    { $link }

    The link works once, for 72 hours. Then sign in and grant the first roles, those of the national coordinators among them.

# Components, in a demonstration
style-title = Components

# Accreditation: stage
acc-stage-nominated = Nomination in progress
acc-stage-returned = Nomination to be completed
acc-stage-eligible = Eligibility confirmed
acc-stage-reserve = Place on the reserve list
acc-stage-selected = Seat in the workshop
acc-stage-attended = Workshop attended, decision awaited
acc-stage-not-yet = Pre-accreditation not yet reached
acc-stage-pre-accredited = Pre-accreditation
acc-stage-on-mission = Mission beside a lead expert
acc-stage-evaluated = Mission evaluated, decision awaited
acc-stage-accredited = Full accreditation
acc-stage-inactive = Inactive entry
acc-stage-suspended = Suspension
acc-stage-appealed = Appeal under review
acc-stage-declined = Nomination declined
acc-stage-nomination-withdrawn = Nomination withdrawn
acc-stage-not-selected = No seat in the workshop
acc-stage-absent = Absence from the workshop
acc-stage-not-accredited = No accreditation
acc-stage-withdrawn = Accreditation withdrawn

# Accreditation: stage-explained
acc-explained-nominated = Your administration has put you forward; your consent, your release and the courses asked for are now being gathered.
acc-explained-returned = Something is missing from the nomination; your administration has been told what, and can send it again once it is there.
acc-explained-eligible = The pre-screening found everything asked for; the next step is the selection for a workshop.
acc-explained-reserve = You meet what is asked for, but all seats are taken; you will be called up in order as soon as one becomes free.
acc-explained-selected = You have a seat in the workshop; its place and dates stand in the call.
acc-explained-attended = You took part in the workshop; the panel’s marks are being brought together, and a decision follows.
acc-explained-not-yet = You have not reached pre-accreditation yet; you may be readmitted to a later workshop, or appeal within the time the letter names.
acc-explained-pre-accredited = You are on the roster and may go on missions beside a lead expert until the date shown.
acc-explained-on-mission = You are assigned to a mission beside a lead expert, who will evaluate your part in it.
acc-explained-evaluated = The lead expert has evaluated your mission; a decision on your accreditation follows.
acc-explained-accredited = You are on the roster and may lead missions in this category and domain until the date shown.
acc-explained-inactive = Your time on the roster is over, or you have left customs; a new decision can make your entry active again.
acc-explained-suspended = You stay on the roster, but may go on no mission until the suspension is lifted.
acc-explained-appealed = You have appealed; a second panel, whose members have not acted in your file, looks at it again.
acc-explained-declined = You declined the nomination, and this accreditation file is closed; your administration may put you forward again for a later call.
acc-explained-nomination-withdrawn = Your administration took the nomination back, and this accreditation file is closed; ask your national coordinator for the reason.
acc-explained-not-selected = There was no seat for you in this workshop, and this accreditation file is closed; your administration may put you forward for a later call.
acc-explained-absent = You were noted as absent from the workshop, and this accreditation file is closed; your administration may put you forward for a later call.
acc-explained-not-accredited = The decision was not to accredit you, and this accreditation file is closed; the decision letter says whether, and until when, you may appeal.
acc-explained-withdrawn = You were taken off the roster, and this accreditation file is closed; the decision letter gives the reason.

# Accreditation: happened
acc-happened-nominated = Put forward by { $administration }
acc-happened-consented = Consent given by the officer
acc-happened-declined = Nomination declined by the officer
acc-happened-nomination-withdrawn = Nomination withdrawn by the administration
acc-happened-released = Officer released by the administration
acc-happened-release-withdrawn = Release withdrawn by the administration
acc-happened-returned = Returned to the administration for completion
acc-happened-resubmitted = Completed and sent again by the administration
acc-happened-found-eligible = Found eligible at the pre-screening
acc-happened-selected = Given a seat in the workshop
acc-happened-put-on-reserve = Put on the reserve list at position { $rank }
acc-happened-not-selected = Given no seat in the workshop
acc-happened-called-up = Called up from the reserve list
acc-happened-workshop-cancelled = Workshop cancelled
acc-happened-attended = Attendance at the workshop recorded
acc-happened-absent = Absence from the workshop recorded
acc-happened-proposed = Decision proposed: “{ $outcome }”
acc-happened-proposal-returned = Proposal returned with a question
acc-happened-decided = Decision confirmed: “{ $outcome }”
acc-happened-readmitted = Readmitted to a later workshop
acc-happened-assigned = Assigned to a mission beside { $lead }
acc-happened-lead-replaced = Lead expert replaced by { $lead }
acc-happened-mission-cancelled = Mission cancelled
acc-happened-evaluated = Mission evaluated by the lead expert
acc-happened-lapsed = Lapsed at the end of its validity
acc-happened-left-customs = Departure from customs recorded
acc-happened-appealed = Decision appealed by the officer
acc-happened-brought-in = Earlier accreditation brought in on evidence, valid until { $until }

# Accreditation: act
acc-act-consent = Give my consent
acc-act-decline = Decline the nomination
acc-act-release = Release the officer
acc-act-withdraw-release = Withdraw the release
acc-act-withdraw-nomination = Withdraw the nomination
acc-act-return = Return for completion
acc-act-resubmit = Send it again
acc-act-find-eligible = Confirm eligibility
acc-act-select = Give a seat
acc-act-put-on-reserve = Put on reserve
acc-act-turn-down = Give no seat
acc-act-call-up = Call up from reserve
acc-act-cancel-workshop = Cancel the workshop
acc-act-note-attendance = Record attendance
acc-act-propose = Propose a decision
acc-act-return-proposal = Return the proposal
acc-act-confirm = Confirm the decision
acc-act-readmit = Readmit to a workshop
acc-act-assign = Assign to a mission
acc-act-replace-lead = Replace the lead expert
acc-act-cancel-mission = Cancel the mission
acc-act-evaluate = Evaluate the mission
acc-act-note-leaving = Record the departure
acc-act-appeal = Appeal the decision

# Accreditation: act-hint
acc-hint-consent = You agree to being put forward and have handed in what is asked for; you may still decline until the workshop.
acc-hint-decline = You do not wish to be put forward, or no longer: say why, and the accreditation file is closed.
acc-hint-release = The administration makes the officer available for the workshop and for missions, until it withdraws the release.
acc-hint-withdraw-release = The administration ends the officer’s release: say why, and the officer can be assigned to no new mission until released again.
acc-hint-withdraw-nomination = The administration takes the nomination back: say why, and the accreditation file is closed.
acc-hint-return = Something is missing: say exactly what, since the coordinator works from your words.
acc-hint-resubmit = Everything that was missing is there now, and the nomination can be looked at again.
acc-hint-find-eligible = Consent, release and the courses asked for are all there, and the officer passes the pre-screening.
acc-hint-select = The officer receives a seat in the workshop of the call, and a letter with its place and dates.
acc-hint-put-on-reserve = The officer waits for a seat at the position you give, counted from 1.
acc-hint-turn-down = There is no seat for the officer in this workshop: say why, and the accreditation file is closed.
acc-hint-call-up = A seat has become free, and the officer moves from the reserve list to the workshop.
acc-hint-cancel-workshop = The workshop does not take place: say why, and the officer stays eligible for another one.
acc-hint-note-attendance = Record whether the officer was at the workshop; an absence closes the accreditation file.
acc-hint-propose = Choose the outcome and give its reason; somebody else confirms it, and the officer reads the reason in the letter.
acc-hint-return-proposal = The proposal goes back to whoever made it, with your question, and nothing is decided yet.
acc-hint-confirm = The decision takes effect at once and its letter is sent; you give your password again for it.
acc-hint-readmit = The officer becomes eligible for a later workshop, without a new nomination.
acc-hint-assign = Name the mission and the lead expert, who is fully accredited in the category and domain and comes from another administration.
acc-hint-replace-lead = Name another lead expert for the same mission, and say why.
acc-hint-cancel-mission = The mission does not take place: say why, and the officer waits for another one with the same validity.
acc-hint-evaluate = As lead expert, say whether the officer could lead such a mission alone, and what you saw that shows it.
acc-hint-note-leaving = The officer has left customs: say how this is known, and the entry on the roster becomes inactive.
acc-hint-appeal = Say what should be looked at again; a second panel, whose members have not acted in your file, will do so.

# Accreditation: refused
acc-refused-wrong-stage = This cannot be done where the accreditation file stands now; reload the page to see what can.
acc-refused-not-yours = Somebody else does this; ask the accreditation manager who that is.
acc-refused-own-case = This is your own accreditation file, in which you cannot act for the platform or your administration; ask a colleague who holds the same role.
acc-refused-same-administration = You belong to the officer’s administration, or were seconded by it; hand this accreditation file to somebody of another administration.
acc-refused-no-consent = The officer has not given consent yet; ask for it before you confirm eligibility.
acc-refused-not-released = The administration has not released the officer; ask its national coordinator to do so first.
acc-refused-prerequisite = The course { $course } is not completed; ask the officer to complete it, or return the nomination.
acc-refused-panel-too-small = Assessors on the panel: { $sitting }, of the { $asked } the policy asks for; seat the missing ones first.
acc-refused-panel-not-done = The panel has not committed all marks and agreed on those that differ; wait until it has.
acc-refused-not-borne-out = The panel’s marks do not bear this outcome out; choose the one that they do.
acc-refused-acted-before = Somebody on this panel has already acted in the accreditation file; seat only assessors who have not.
acc-refused-too-few-missions = Missions done: { $done }, of the { $asked } the policy asks for; propose a further mission instead.
acc-refused-not-ready = The lead expert does not find the officer ready to lead alone; propose a further mission or no accreditation.
acc-refused-lead-may-not = A lead expert is fully accredited in the same category and domain, or staff who may lead; choose another.
acc-refused-lead-barred = A lead expert comes from another administration than the officer; choose another.
acc-refused-no-refresher = No refresher was attended since the accreditation; record one first, or invite the officer to the next.
acc-refused-no-proposal = No proposal waits here; it may have been confirmed or returned already: reload the page.
acc-refused-proposal-waits = Another proposal still waits to be confirmed; have it confirmed or returned before you make a new one.
acc-refused-same-person = A decision takes two people, and this proposal is yours; somebody else has to confirm or return it.
acc-refused-assessed = You assessed this officer or led one of their missions; a decision-maker who did neither has to confirm.
acc-refused-identity-not-confirmed = Give your password again to confirm that it is you, then send once more.
acc-refused-no-reason = A reason is needed; write it so that the officer can understand and use it.
acc-refused-not-due = The validity is not over yet; nothing has to be done before its last day.
acc-refused-too-late = The time to appeal is over; if you believe its last day was told wrongly, write to the accreditation manager.
acc-refused-nothing-to-appeal = The last decision cannot be appealed; if you believe it holds an error, write to the accreditation manager.

# Accreditation: outcome
acc-outcome-pre-accredited = Pre-accreditation
acc-outcome-not-yet = Not yet; may come to a later workshop
acc-outcome-not-accredited = No accreditation
acc-outcome-accredited = Full accreditation
acc-outcome-further-mission = Further mission
acc-outcome-recognised = Recognition without a workshop
acc-outcome-renewed = Renewal
acc-outcome-suspended = Suspension
acc-outcome-reinstated = Reinstatement
acc-outcome-withdrawn = Withdrawal
acc-outcome-reactivated = Reactivation
acc-outcome-appeal-dismissed = Dismissal of the appeal

# Accreditation: bar
acc-bar-candidate = This person is the candidate, and nobody assesses themselves.
acc-bar-same-administration = This person belongs to the candidate’s administration, or was seconded by it.
acc-bar-declared-conflict = This person has declared a conflict of interest, and nothing lifts that.
acc-bar-earlier-role = This person has already acted in this accreditation file; an exception takes a reason and a second person.
acc-bar-manages-call = This person manages the call and proposes its outcomes; an exception takes a reason and a second person.
acc-bar-not-qualified = This person is neither fully accredited in this category and domain nor named as fit to assess in it.

# Accreditation: score-refused
acc-score-not-seated = You do not sit on this panel, or have left it; ask the accreditation manager if you should.
acc-score-committed = You have committed your marks, and they no longer change; where they differ, agree on one with the panel.
acc-score-no-mark = { $criterion } has no mark yet; give one before you commit.
acc-score-off-scale = The scale of { $criterion } has no such mark; choose one that it has.
acc-score-no-reason = The mark of { $criterion } needs a reason of at most 2,000 characters; say what you saw.
acc-score-unknown-criterion = The sheet has no criterion { $criterion }; reload the page and enter your marks there.
acc-score-too-early = Not everybody on the panel has committed their marks yet; agree once all have.
acc-score-no-difference = All gave { $criterion } the same mark; there is nothing to agree on.
acc-score-outside = The agreed mark of { $criterion } must lie between the lowest and the highest that were given.

# Letters of accreditation
acc-letter-nominated = Nomination: consent asked for
acc-letter-returned = Nomination to be completed
acc-letter-eligible = Eligibility confirmed
acc-letter-selected = Seat in the workshop
acc-letter-reserve = Place on the reserve list
acc-letter-not-selected = No seat
acc-letter-called-up = Called up from the reserve list
acc-letter-workshop-cancelled = Workshop cancelled
acc-letter-absent = Absence from the workshop
acc-letter-appeal-received = Appeal received
acc-letter-readmitted = Readmitted to a later workshop
acc-letter-assigned = Terms of a mission
acc-letter-lead-replaced = Another lead expert
acc-letter-mission-cancelled = Mission cancelled
acc-letter-lapsed = Entry on the roster lapsed
acc-letter-lapsing-soon = Entry on the roster ends soon
acc-letter-nomination-withdrawn = Nomination withdrawn
acc-letter-release-withdrawn = Release withdrawn
acc-letter-declined = Nomination declined
acc-letter-left-customs = Departure from customs
acc-letter-brought-in = Earlier accreditation brought in
acc-letter-decided = Decision: { $outcome }
acc-delegation = Confirming for somebody
acc-delegation-what = Whoever confirms decisions may hand that on for the days of an absence, to somebody who neither runs files nor assesses in them. What they propose or assess themselves, they never confirm.
acc-delegation-none = Nobody confirms for another
acc-delegation-none-what = Delegations in force or to come stand here.
acc-delegation-line = { $to } confirms for { $by }
acc-delegation-days = from { $from } to { $until }
acc-delegation-give = Hand confirmation on
acc-delegation-email = Work address of whoever confirms instead
acc-delegation-from = First day
acc-delegation-until = Last day
acc-delegation-until-hint = Sixty days at most.
acc-delegation-end = Take it back
acc-delegation-given = It is handed on; a letter tells them.
acc-delegation-ended = It is taken back.
problem-involved = This person runs accreditation files or assesses in them, and cannot confirm decisions on them.
problem-decides-already = This person confirms decisions already.
problem-too-many-days = { $most } days at most.
letter-work = { $count ->
    [one] One thing waits for you on accreditation files
   *[other] { $count } things wait for you on accreditation files
}
letter-work-text =
    { $count ->
        [one] One thing on an accreditation file has waited for you
       *[other] { $count } things on accreditation files have waited for you
    } longer than the policy allows, the oldest for { $days ->
        [one] one day
       *[other] { $days } days
    }. Other people cannot go on until you have acted.

    Your list of work tells what, and on which file:
    { $link }

    You are reminded once a week at most, and not at all when nothing waits.
letter-delegated = You confirm decisions for { $by } from { $from } to { $until }
letter-delegated-text =
    From { $from } to { $until } you confirm decisions on accreditation files in place of { $by }. The reason given is this:

    { $reason }

    What waits for you stands in your list of work:
    { $link }
acc-letters = Letters
acc-letter-reference = Reference
acc-letter-number = Letter { $number }
acc-letter-pdf = Download as PDF
acc-letter-copy = Copy: national coordinator, { $administration }
acc-letter-coordinator = The national coordinator
acc-letter-footer = Letter of the platform Fairway, run by { $operator }. The letter as it was written stands on the accreditation file, under its reference.
acc-letter-left-out = Some characters are in none of the fonts of this sheet and are shown as […]; the whole text stands on the accreditation file.
acc-letter-needs-latin = The fonts of letters on paper have no letters for this name
acc-letter-needs-latin-own = Give your name in Latin letters under “Your account”; the letter then prints it.
acc-letter-needs-latin-other = It can be printed once the officer has given the name in Latin letters under “Your account”.
acc-letter-no-press = This installation prints no PDF.
acc-letter-words = Words of letters
acc-letter-words-what = The words each letter is made from. A new version serves letters written from now on; those written before read as they did.
acc-letter-head = Head and signature
acc-letter-edition = Version { $number }
acc-letter-subject-in = Subject in { $language }
acc-letter-text-in = Text in { $language }
acc-letter-issuer-in = Who writes, in { $language }
acc-letter-address-in = Where to answer, in { $language }
acc-letter-signatory-in = Who signs, in { $language }
acc-letter-signatory-hint = Line by line: a name, a function.
acc-letter-fields = Fields
acc-letter-all-fields = All fields there are
acc-letter-fields-what = What stands in braces is filled in from the accreditation file. A paragraph that is nothing but an empty field is left out, with the one that introduces it.
acc-letter-must-say = This letter has to state:
acc-letter-change = Put a new version in force
acc-letter-changed = The new version is in force.
acc-letter-reason-hint = Why the words change; it stands beside the version.
acc-letter-shipped = As the program brought it
acc-letter-preview = How it reads
problem-open-brace = A brace is open, or closes nothing.
problem-unknown-field = There is no field of this name: { $field }
problem-not-said = The letter has to state { $field }.
acc-certificates = Certificates
acc-certificate = Certificate { $number }
acc-certificate-title = Certificate of accreditation
acc-certificate-title-pre = Certificate of pre-accreditation
acc-certificate-states = This is to certify that
acc-certificate-held = is an accredited expert in the category “{ $category }”, domain “{ $domain }”,
acc-certificate-held-pre = is pre-accredited in the category “{ $category }”, domain “{ $domain }”, and may act on mission beside a lead expert,
acc-certificate-validity = from { $from } to { $until }.
acc-certificate-issued = Issued on { $date }
acc-certificate-verify = Whether it counts today can be checked by anybody at { $address }
acc-certificate-code = Code that leads to the page on which the certificate can be checked
acc-certificate-brought-in = Decided before this platform, and brought in.
acc-certificate-download = Certificate as PDF
acc-worth-in-force = In force
acc-worth-in-force-what = The expert holds this today.
acc-worth-replaced = Replaced by a newer certificate
acc-worth-replaced-what = The expert was given a newer one; ask for it.
acc-worth-suspended = Suspended
acc-worth-suspended-what = The expert is on the roster, but may not act as one until a further decision.
acc-worth-lapsed = Lapsed
acc-worth-lapsed-what = Its last day is over and it was not renewed.
acc-worth-inactive = Not active
acc-worth-inactive-what = The expert has left the roster before the last day of this certificate.
acc-worth-withdrawn = Withdrawn
acc-worth-withdrawn-what = It was withdrawn by a decision and does not count any more.
acc-worth-ended = Ended
acc-worth-ended-what = A later decision ended what it certifies, or an appeal against one is open.
acc-verify-category = Category
acc-verify-domain = Domain
acc-verify-stage = Stage
acc-verify-validity = Validity
# Accreditation: pages
frame-accreditation = Accreditation
frame-audit = Record
refused-call-closed = This call takes no nominations any more.
refused-file-open = The officer already has an open accreditation file of this category and domain.
problem-before-start = A day before the first one. Choose that day or a later one.
problem-not-latin = Use Latin letters only, with or without accents; spaces, hyphens and apostrophes are fine.
problem-of-another-organisation = An officer of another administration. You may put forward those of your own.
acc-title = Accreditation
acc-rooms = Rooms of accreditation
acc-work = My work
acc-calls = Calls
acc-files = Files
acc-roster = Roster
acc-policies = Policies
acc-file = Accreditation file
acc-officer = Officer
acc-category = Category and domain
acc-stage = Where it stands
acc-since = Since
acc-languages = Languages
acc-language = Language
acc-region = Region
acc-released = Released
acc-is-released = released
acc-not-released = not released
acc-valid-until = Valid until
acc-late = late
acc-to-confirm = to be confirmed
acc-files-none = No file stands here
acc-files-none-what = Files appear here as soon as they reach this stage.
acc-nothing = Nothing waits for you
acc-nothing-what = When your administration puts you forward, when you sit on a panel or when something of your office is due, it appears here.
acc-own = Your accreditation files
acc-decisions = Decisions to confirm
acc-ending = Time over within 90 days
acc-officers = Officers of your administration
acc-panels = Panels you sit on
acc-missions-led = Missions you lead
acc-calls-open = Calls that are open
acc-committed = scores committed
acc-to-score = to be scored
acc-to-evaluate = to be evaluated
acc-todo-nominated = Nominations to be looked at
acc-todo-eligible = Eligible, to be selected
acc-todo-reserve = On the reserve list
acc-todo-selected = Seats in a workshop: panel and attendance
acc-todo-attended = After a workshop: outcomes to propose
acc-todo-appealed = Appeals
acc-todo-pre-accredited = Pre-accredited, waiting for a mission
acc-todo-evaluated = After a mission: decisions to propose
acc-todo-not-yet = Not yet pre-accredited: a later workshop
acc-from-until = { $from } to { $until }
acc-call-closes = nominations until { $day }
acc-call-closed = closed
acc-call-cancelled = Cancelled
acc-call-cancelled-on = This call was cancelled on { $day }.
acc-calls-none = No call yet
acc-calls-none-what = A call names a category, a workshop and its seats, and asks administrations for officers.
acc-call-new = New call
acc-call-make = Open the call
acc-call-made = The call is open: coordinators can put officers forward.
acc-call-policy-hint = The policy in force binds every file of this call.
acc-call-title-en = Title in English
acc-call-title-fr = Title in French
acc-call-languages = Languages of the workshop
acc-region-all = All regions
acc-call-host = Host and place
acc-call-host-hint = Such as a regional training centre and its town.
acc-call-funding = Funding
acc-call-seats = Seats
acc-call-from = First day
acc-call-until = Last day
acc-call-closes-on = Nominations until
acc-call-closes-hint = To the end of that day in Brussels.
acc-call-workshop = Workshop
acc-call-prerequisites = To be completed beforehand
acc-none-asked = nothing
acc-call-facts = The call
acc-call-files = Candidates
acc-call-taken = { $taken } of { $seats } seats given.
acc-call-no-files = No candidate yet
acc-call-no-files-what = Officers appear here once a coordinator has put them forward.
acc-call-decisions = Outcomes of the workshop
acc-call-cancel = Cancel the call
acc-call-cancel-what = Nobody can be put forward any more; whoever had a seat is eligible for another workshop and is told so.
acc-nominate = Put an officer forward
acc-nominate-email = Work address of the officer
acc-nominate-hint = An officer of your administration whose account is approved.
acc-nominate-reason = Why this officer
acc-nominate-reason-hint = May be left out. The accreditation manager and the officer read it.
acc-nominate-send = Put forward
acc-nominated = The officer was put forward and asked to agree.
acc-reason = Reason
acc-reasons = Reasons
acc-reason-hint = Whoever it concerns reads it.
acc-policy-version = Policy, version { $number }
acc-policy-binds = A new version binds calls made from then on. Files that are open keep the one they began with.
acc-done = Done and recorded.
acc-way = The way to accreditation
acc-mark-nominated = Nominated
acc-mark-eligible = Eligible
acc-mark-selected = Selected
acc-mark-workshop = Workshop
acc-mark-pre-accredited = Pre-accredited
acc-mark-mission = Mission
acc-mark-accredited = Accredited
acc-until = Valid until { $day }.
acc-since-day = Since { $day }.
acc-missing = What is missing
acc-what = What
acc-who = Who
acc-acts = What you can do
acc-blocked = Not possible yet
acc-completed = Completed on this platform
acc-completed-line = { $title }, version { $number }, { $day }
acc-missions = Missions and refreshers
acc-mission-line = { $beneficiary }, { $days }, lead expert { $lead }
acc-refresher-line = Refresher “{ $title }”, { $day }
acc-history = History
acc-scores = Scores
acc-criterion = Criterion
acc-agreed = Agreed
acc-must-pass = must pass
acc-to-agree = to agree
acc-was-there = Attended the workshop
acc-was-not-there = Did not attend
acc-is-ready = Ready to lead a mission alone
acc-is-not-ready = Not ready yet
acc-rank = Place on the reserve list, from 1
acc-agreement-words = Agreement of this panel: { $exact } exact, { $within } within one step (n = { $count }).
acc-agreement-kappa = Weighted kappa { $value } (95% interval { $from } to { $to }).
acc-agreement-few = Too few pairs for a kappa: it takes 30.
acc-want-consent = The officer’s consent
acc-want-release = Release by the administration
acc-want-completion = { $course } to be completed
acc-want-eligibility = A look at whether everything is there
acc-want-resubmission = What was found missing
acc-want-selection = A place in the workshop, or none
acc-want-free-seat = A seat that becomes free
acc-want-attendance = Attendance at the workshop
acc-want-panel = Assessors: { $sitting } of { $asked }
acc-want-scores = Scores
acc-want-agreement = Agreed mark for “{ $criterion }”
acc-want-proposal = A proposal for a decision
acc-want-confirmation = Confirmation by a second person
acc-want-later-workshop = A later workshop
acc-want-mission = A mission beside a lead expert
acc-want-evaluation = The lead expert’s evaluation
acc-turn-officer = the officer
acc-turn-coordinator = national coordinator
acc-turn-manager = accreditation manager
acc-turn-panel = the panel
acc-turn-decision-maker = decision maker
acc-turn-lead = lead expert
acc-to-decision = Decision
acc-to-panel = Panel
acc-to-scores = Score
acc-to-mission = Missions
acc-to-record = In the record
acc-to-profile = My languages and availability
acc-decision = Decision
acc-decision-of = Decision on { $name }
acc-proposed = Proposed
acc-proposed-by = Proposed by { $name }
acc-nothing-to-decide = Nothing to decide now
acc-nothing-to-decide-what = A decision opens once everything it rests on is there.
acc-points = { $points } of { $possible } points
acc-passes = The panel’s marks pass
acc-does-not-pass = The panel’s marks do not pass
acc-not-met = Must-pass criteria not met: { $criteria }.
acc-password = Your password, again
acc-password-hint = A decision is confirmed by you in person, whoever sits at this computer.
acc-question = Your question
acc-decision-reason = Reason
acc-decision-reason-hint = The officer reads it in the letter.
acc-list-title = Outcomes of the workshop
acc-list-none = Nobody has attended yet
acc-list-none-what = Candidates appear here once their attendance is recorded.
acc-list-propose = Propose these outcomes
acc-list-propose-what = For each what the panel’s marks come to. Take out whoever is an exception and decide on them alone.
acc-list-confirm = Confirm these decisions
acc-list-confirm-what = Each person has a record and a letter of their own. Take out whoever you have a question about.
acc-list-all = All who attended
acc-list-result = The panel’s marks
acc-list-open = not given yet
acc-list-not-proposed = not proposed
acc-missions-of = Missions of { $name }
acc-missions-none = No mission yet
acc-missions-none-what = A mission takes a lead expert of another administration, a beneficiary, dates and terms.
acc-mission-late = late
acc-mission-open = under way
acc-mission-over = over
acc-lead-is = Lead expert: { $name }
acc-evaluation = Evaluation
acc-evaluation-hint = What was done, how, and what that shows. The officer and those who decide read it.
acc-lead-email = Work address of the lead expert
acc-lead-hint = Fully accredited in the same category and domain, or assessor at the Secretariat; of another administration.
acc-beneficiary = Beneficiary
acc-terms = Terms of the mission
acc-terms-hint = What is to be done, for whom, and what is to be left behind.
acc-panel = Panel
acc-panel-of = Panel for { $name }
acc-panel-count = Assessors: { $seated } of { $asked }.
acc-panel-rules = Whoever is of the same administration, has declared a conflict or has acted in this file is barred. Each scores alone; nobody reads another’s marks before all have committed theirs.
acc-recused = left the panel
acc-may-assess = may assess
acc-barred = barred
acc-seat = Give a place on the panel
acc-exception-ask = Ask for an exception
acc-exception-what = Where bars leave too few assessors, an earlier role may be passed over. A second person confirms it; your reason is recorded.
acc-exception-asked = An exception is asked for and waits for a second person.
acc-exception-confirm = Confirm the exception
acc-you-committed = Your scores are committed.
acc-all-committed = Everybody has committed.
acc-blind = You score alone. Nobody reads your marks, and you read nobody’s, before all who sit on this panel have committed theirs.
acc-no-reason-yet = reason missing
acc-no-mark-yet = no mark
acc-commit-what = Committed scores stay as they are. Each criterion needs a mark and a reason.
acc-commit = Commit my scores
acc-agreed-mark = Agreed mark
acc-agree-on = Agree on “{ $criterion }”
acc-agreed-why = Why this mark
acc-agree = Keep the agreed mark
acc-observations = Your observations
acc-observe = Note an observation
acc-observation-line = Day { $day }, { $activity }: { $text }
acc-day = Day of the workshop
acc-activity = Activity
acc-activity-presentation = presentation
acc-activity-case-study = case study
acc-activity-role-play = role-play
acc-activity-led-session = led session
acc-activity-other = other
acc-seen = What you saw
acc-seen-hint = What the candidate did or said, not yet what it is worth.
acc-bears-on = Bears on
acc-recuse = Leave the panel
acc-recuse-what = You may leave at any time. Scores you gave count no more, and you read nothing of this file from then on.
acc-is-conflict = I have a conflict of interest with this candidate
acc-must-reach = must reach { $mark }
acc-criterion-of = criterion { $number } of { $all }
acc-before = Previous
acc-all-criteria = All criteria
acc-alone = Your mark, alone and before any talk
acc-why = Why, in a sentence or two
acc-why-hint = Cite what you saw: the day, the activity, what was done.
acc-keep = Keep and go on
acc-any = any
acc-name = Name
acc-level = Level, at least
acc-only-released = Released only
acc-roster-empty = Nobody is on the roster yet
acc-roster-empty-what = Experts stand here from pre-accreditation on. Open a call for candidates, or bring in those accredited before.
acc-roster-none = Nobody found
acc-roster-none-what = Experts stand here from their pre-accreditation on. Search with fewer conditions.
acc-roster-own = You see the experts of your own administration.
acc-profile = My languages and availability
acc-profile-what = What you say of yourself as an expert. Where you stand is decided in your accreditation file and cannot be changed here.
acc-profile-keep = Keep
acc-profile-kept = Kept.
acc-level-hint = From 1, a few words, to 5, as your own language.
acc-level-1 = 1, a few words
acc-level-2 = 2, simple talk
acc-level-3 = 3, can work in it
acc-level-4 = 4, can train in it
acc-level-5 = 5, as my own
acc-note = Availability
acc-note-hint = Such as months in which you cannot travel.
acc-is-public = Show my name and category on the public roster
acc-policies-what = What each category and domain asks of its experts.
acc-policy-example = Example
acc-policy-example-what = A sensible start, not an official rule: the policy in force decides.
acc-policy-assessors = Assessors for each candidate
acc-policy-missions = Missions beside a lead expert
acc-policy-pass = Points that pass
acc-policy-pre = A pre-accreditation lasts
acc-policy-full = An accreditation lasts
acc-policy-appeal = Time to appeal
acc-policy-due = What is due is late after
acc-policy-prerequisites-hint = Ids of courses and modules, with spaces between.
acc-policy-change = Put a new version in force
acc-policy-changed = The new version is in force.
acc-policy-reason-hint = It stands beside the version.
acc-policy-shipped = came with the platform
acc-policy-versions = Versions
acc-criteria = Criteria
acc-weight-label = Weight
acc-must-label = Must reach
language-en = English
language-fr = French
language-es = Spanish
language-pt = Portuguese
language-ar = Arabic
language-ru = Russian
audit-title = Record
audit-what-is-it = What was decided, permitted, scored and disclosed, in the order it happened. Entries are sealed as they are written and chained within a second; nothing here can be changed.
audit-none = Nothing recorded yet
audit-none-what = The first decision or permission makes the first entry.
audit-older = Older entries
audit-what = What
audit-when = When
audit-place = Place
audit-not-chained = being chained
audit-details = Details
audit-clock = the clock
audit-unknown = Something this program does not know
audit-of-file = Record of { $name }
audit-case-moved = An accreditation file moved
audit-refused = Something was refused
audit-seated = Place on a panel given
audit-recused = Panel left
audit-conflict-declared = Conflict of interest declared
audit-exception-asked = Exception asked for
audit-exception-confirmed = Exception confirmed
audit-scores-committed = Scores committed
audit-mark-agreed = Mark agreed on
audit-file-read = File read
audit-exported = Copy taken away
audit-call-made = Call opened
audit-call-cancelled = Call cancelled
audit-policy-changed = Policy changed
audit-words-changed = Words of letters changed
audit-refresher-noted = Refresher noted
audit-role-granted = Role granted
audit-role-withdrawn = Role withdrawn
acc-days = { $count ->
    [0] today
    [one] { $count } day
   *[other] { $count } days
}
acc-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
acc-seats = { $count ->
    [one] { $count } seat
   *[other] { $count } seats
}
acc-all = { $count ->
    [one] The one file
   *[other] All { $count } files
}
acc-weight = { $count ->
    [one] counts once
   *[other] counts { $count } times
}
acc-others-wait = { $count ->
    [one] One assessor has not committed yet; until then nobody reads another’s marks.
   *[other] { $count } assessors have not committed yet; until then nobody reads another’s marks.
}
acc-scored = { $whole ->
    [one] { $whole } of { $all } criteria has a mark and a reason.
   *[other] { $whole } of { $all } criteria have a mark and a reason.
}
acc-list-proposed = { $count ->
    [one] One outcome is proposed and waits for a second person.
   *[other] { $count } outcomes are proposed and wait for a second person.
}
acc-list-confirmed = { $count ->
    [one] One decision is confirmed and recorded.
   *[other] { $count } decisions are confirmed, each with a record of its own.
}
acc-policy-asks = { $criteria } criteria, { $assessors } assessors, { $missions ->
    [one] { $missions } mission
   *[other] { $missions } missions
}

# Experts brought in
problem-not-a-table = Neither a CSV nor an XLSX file, or a damaged one. Save the list as one of these and choose it again.
problem-too-many-rows = Too much for one list: { $most } lines at most, and no long texts. Bring it in parts.
problem-anothers-name = The account of this address bears another name. Check which of the two is right.
problem-no-rows = There is nothing below the first line. Fill in a line for each expert.
problem-no-such-columns = The first line does not name all columns. Take the template and keep its heads.
problem-twice = Stands in the list twice.
audit-list-brought = List of former experts brought in
audit-list-confirmed = List of former experts confirmed
import-title = Experts accredited before
import-what = Experts accredited before this platform was there are brought in with their evidence and confirmed by a second person. Their files say so, and a first mission takes a lead expert.
import-none = No list yet
import-none-what = A list appears here once a manager has brought it.
import-lists = Lists
import-bring = Bring a list
import-file = File, CSV or XLSX
import-file-hint = The first line names the columns: { $columns }.
import-how = How to fill it in
import-how-what = Administration: the two-letter code of the country. Rank: accredited or pre-accredited. Valid until: year-month-day. Languages with levels from 1 to 5: en5 fr2. Evidence: the letter or certificate with its date and number. Category and domain:
import-send = Bring it
import-template = Template (CSV)
import-confirmed = confirmed
import-waits = waits for a second person
import-confirm = Confirm this list
import-confirm-what = Every row without a fault becomes an accreditation file with its evidence. Faulty rows are left out.
import-counts = { $whole } rows without a fault, { $faulty } with one
import-holds = Holds
import-holds-line = { $rank } until { $day }
import-evidence = Evidence
import-row = Row
import-line = line { $line }
import-row-whole = without a fault
import-row-faulty = left out
import-became-open = There is an open file already.
import-became-elsewhere = The person belongs to another administration.
acc-to-import = Experts accredited before
import-brought = { $count ->
    [one] One file was opened.
   *[other] { $count } files were opened.
}

# Every score on one page.
sheets-title = Score sheets
sheets-what = Those you are to score, twenty at most, on one page. Once it is open it works without a connection: what you give is sealed on this device and sent when there is one again. Nobody else reads it before all assessors have committed.
sheets-strip = Scores
sheets-none = Nothing to score
sheets-none-what = You sit on no panel that waits for your scores.
sheets-keep = Keep the sheet of { $name }
sheets-commit = Look over and commit: { $name }
sheets-no-script = Without scripts each sheet is kept on its own: keep it before you go on to the next.
sheets-no-link = No connection since { "{" }time{ "}" }. Go on: your scores are sealed on this device and are sent by themselves.
sheets-not-kept = Not sent yet. Only this page has this score; it is tried again every few seconds. Keep the page open.
sheets-superseded = You scored this later in another tab or on another device: that score counts. Reload the page to see it.
sheets-refused = The server did not take this score: you have committed already, or this file no longer waits for scores. Copy what you want to keep, then reload the page.
sheets-candidates = { $count ->
    [one] 1 candidate
   *[other] { $count } candidates
}

## Missions: reports, the beneficiary’s feedback, refreshers.
acc-refused-lead-first-mission = This lead expert was brought in and has not been on a mission here yet: a first mission takes another lead expert. Choose somebody else.
problem-in-the-future = This day is still to come. Note it once it is over.
audit-report-handed-in = Report of a mission handed in
audit-feedback-asked = Beneficiary asked for feedback
audit-feedback-given = Beneficiary’s feedback given
acc-mission-cancelled = cancelled
acc-mission-refused-cancelled = This mission was cancelled.
acc-mission-refused-not-begun = The mission has not begun: the report can be handed in from its first day on.
acc-mission-refused-not-over = The beneficiary can be asked from the last day of the mission on.
acc-mission-refused-handed-in = The report was handed in before, and stands as it is.
acc-mission-refused-not-yours = The officer who went on the mission hands in the report.
acc-mission-refused-own-case = Nobody asks for feedback on a mission of their own; let another manager ask.
acc-report = Report
acc-report-hint = What was done, what came of it, what you recommend; 8,000 characters at most. It is handed in once and cannot be changed. The lead expert and those who decide read it.
acc-report-hand-in = Hand in the report
acc-report-read = Read the report
acc-report-handed-in = Report handed in { $time }
acc-report-there = The officer’s report was handed in { $time } and stands with the mission.
acc-report-not-there = The officer has handed in no report. You may evaluate without it; the file then says so.
acc-evaluated-with-report = Evaluated { $time }, with the report at hand
acc-evaluated-without-report = Evaluated { $time }, without a report
acc-feedback = What the beneficiary says
acc-feedback-none = Nobody has been asked yet.
acc-feedback-asked = { $name } ({ $email }) was asked { $time }.
acc-feedback-waits = to be answered by { $time }
acc-feedback-lapsed = not answered in time
acc-feedback-revoked = replaced by a later request
acc-feedback-given = Answered { $time }
acc-feedback-level = { $level } of { $most }: { $words }
acc-feedback-ask = Ask for feedback
acc-feedback-ask-what = Somebody at the beneficiary gets a letter with a link that works once, for thirty days, without an account. An earlier link that was not answered works no longer.
acc-contact-name = Name of the contact at the beneficiary
acc-contact-email = Work address of the contact
acc-contact-hint = The letter goes there, and to nobody else.
acc-contact-language = Language of the letter
acc-refreshers = Refreshers
acc-refresher-title = What the refresher was
acc-refresher-hint = As it stands in the programme, 200 characters at most.
acc-refresher-day = Last day
acc-refresher-note = Note a refresher
acc-refresher-note-what = A renewal takes a refresher attended since the accreditation. One is noted for each day.
feedback-title = Your feedback on the mission of { $expert }
feedback-mission = { $host }: { $domain }, { $days }
feedback-what = Five questions and room for your own words. What you answer is read by the accreditation managers, by those who decide and by the lead expert of the mission, and by { $expert } once a decision is made. It is sent once and cannot be changed.
feedback-prepared = The expert was prepared and on time.
feedback-knew = The expert knew the subject.
feedback-explained = The expert explained clearly, in the language agreed.
feedback-adapted = The expert adapted to our situation.
feedback-level-1 = not at all
feedback-level-2 = in part
feedback-level-3 = for the most part
feedback-level-4 = fully
feedback-again = Would you ask for this expert again?
feedback-again-yes = Yes
feedback-again-with-reserve = With reserve
feedback-again-no = No
feedback-comment = In your own words (may stay empty)
feedback-comment-hint = What helped most, what was missing; 4,000 characters at most.
feedback-send = Send
feedback-thanks = Thank you
feedback-thanks-what = Your answers have arrived. The link is used now and opens nothing any more; you can close this page.
feedback-spent = This link opens nothing
feedback-spent-what = A link to give feedback works once and for thirty days, and only the one in the last letter does. Check that the address is complete, as it stands in the letter.
feedback-spent-next = If you have sent your answers, there is nothing more to do. If not, ask whoever arranged the mission with you to send you a new letter.
letter-feedback = Your feedback on the mission of { $expert }
letter-feedback-text =
    { $expert } was with you on a mission: { $host }, { $domain }, { $days }. Please say in a few minutes how it went. You need no account; this link works once, until { $until }:

    { $link }

    Your answers help to decide whether the expert is accredited. If you were not there, please pass this letter to a colleague who was: whoever opens the link answers for you.

## Documents of a file
docs-title = Documents
docs-what = What is handed in with this file. Each reading of a document by somebody else is entered in the record. No photo, date of birth or passport is asked for: please leave them out.
docs-none = No document yet
docs-none-what = Documents that are handed in appear here, with who did and when.
docs-there = What is there
docs-missing = Still missing
docs-hand-in = Hand in a document
docs-kind = Kind of document
docs-file = File
docs-file-hint = PDF, DOCX, PNG or JPEG, up to 5 MB. A newer document of the same kind takes the place of the earlier one.
docs-replaced = Replaced by a newer one
docs-erased = Content erased
docs-remove = Take back
docs-remove-hint = Why the document is taken back. Its content is erased; that it was here stays in the record.
docs-size = { $size } kB
docs-line = { $kind }: { $name }, { $size }, { $by }, { $day }
docs-want = { $document } to be handed in
docs-policy = Documents a nomination is complete with
docs-kind-cv = Curriculum vitae
docs-kind-nomination-letter = Nomination letter signed by the administration
docs-kind-language-statement = Language statement
docs-kind-motivation-letter = Motivation letter
docs-kind-mission-report = Mission report
docs-kind-workshop-report = Workshop report
docs-kind-other = Other evidence
docs-not-other-kind = This file is not a PDF, DOCX, PNG or JPEG, whatever its name says. Save the document as one of these and choose it again.
docs-not-damaged = The file is cut off or damaged. Save it anew and choose it again.
docs-not-mixed = Another file is hidden in this one. Save the document alone and choose it again.
docs-not-active = The file contains macros, scripts or attached files. Print it to a plain PDF and choose that.
docs-not-encrypted = The file is protected by a password. Save it without one and choose it again.
docs-not-unfolds = Opened, the file is far larger than a document of this kind. Save it with smaller images and choose it again.
docs-not-too-large = The file is larger than 5 MB. Save it with smaller images and choose it again.
docs-not-too-many = This file has { $most } documents already, which is the most there may be.
acc-refused-no-document = Missing: { $document }. It is handed in on the page of documents.
audit-document-handed-in = Document handed in
audit-document-read = Document read
audit-document-removed = Document taken back
audit-documents-erased = Documents erased
